#include "analysis/finding_parts.h"

namespace riposte::analysis {

void find_choices(const Look&, Drafts&) {}

} // namespace riposte::analysis
