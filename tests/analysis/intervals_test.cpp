#include "analysis/intervals.h"

#include <gtest/gtest.h>
TEST(X, Y) {}
