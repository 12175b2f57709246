#include "base/error.h"

#include <cerrno>
#include <future>
#include <new>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/system_reason.h"

namespace riposte {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;

Error error_of(tl::unexpected<Error> failed) {
  return failed.value();
}

TEST(Errors, AreSaidInEnglishAndKeepTheirParts) {
  const std::string name = "x";
  const Error error = error_of(failure("{} of {}: {} and {} is {}", fs::path("/a/b"), 7u, name, "y",
                                       phrase("{} is wrong", std::string_view("z"))));
  EXPECT_EQ(error.message, "/a/b of 7: x and y is z is wrong");
  EXPECT_EQ(error.pattern, "{} of {}: {} and {} is {}");
  EXPECT_THAT(error.parts, ElementsAre(Error{"/a/b"}, Error{"7"}, Error{"x"}, Error{"y"},
                                       Error{"z is wrong", "{} is wrong", {Error{"z"}}}));
}

TEST(Errors, WithoutPlacesAreTheirOwnPattern) {
  EXPECT_EQ(error_of(failure("nothing is open")), (Error{"nothing is open", "nothing is open", {}}));
}

TEST(Errors, ArePassedOnWhole) {
  const Error inner = phrase("{} is wrong", 1);
  EXPECT_EQ(error_of(failure(inner)), inner);
}

TEST(Errors, WordsMadeElsewhereHaveNoPattern) {
  EXPECT_EQ(error_of(failure(Error{"line {1}"})), Error{"line {1}"});
}

TEST(Errors, BracesInAPartAreText) {
  EXPECT_EQ(phrase("cannot open {}", fs::path("{}/{0}/{")).message, "cannot open {}/{0}/{");
}

TEST(Errors, PlacesAreFilledInTheOrderThePatternWants) {
  EXPECT_EQ(fill_places("{1}, {0}", {"a", "b"}), "b, a");
  EXPECT_EQ(fill_places("{}", {"a", "b"}), "a");
  for (const char* broken : {"{", "{} {}", "{1}", "{:d}", "}"})
    EXPECT_EQ(fill_places(broken, {"a"}), std::nullopt);
}

TEST(SystemReasons, HaveWordsOfOurOwn) {
  for (const int error : {ENOENT, ENOTDIR, EISDIR, EACCES, EPERM, EROFS, ENOSPC, EDQUOT, EEXIST, ENAMETOOLONG,
                          EMFILE, ENFILE, EIO, ELOOP, EBUSY, ENOMEM}) {
    EXPECT_NE(system_reason(error).pattern, "") << error;
    EXPECT_EQ(system_reason(std::error_code(error, std::generic_category())), system_reason(error));
    EXPECT_EQ(system_reason(std::system_error(error, std::system_category())), system_reason(error));
  }
}

TEST(SystemReasons, WhatIsRareIsSaidByTheLibrary) {
  EXPECT_EQ(system_reason(EXDEV), Error{std::generic_category().message(EXDEV)});
  const std::error_code other = std::make_error_code(std::future_errc::no_state);
  EXPECT_EQ(system_reason(other), Error{other.message()});
}

TEST(SystemReasons, OfExceptions) {
  EXPECT_EQ(system_reason(std::bad_alloc()), system_reason(ENOMEM));
  EXPECT_EQ(system_reason(std::runtime_error("odd")).message, "something unexpected happened (odd)");
}

} // namespace
} // namespace riposte
