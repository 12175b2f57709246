#include "base/system_reason.h"

#include <cerrno>
#include <new>

namespace riposte {

Error system_reason(int error) {
  switch (error) {
  case ENOENT: return phrase("there is no such file or folder");
  case ENOTDIR: return phrase("a part of its path is a file, not a folder");
  case EISDIR: return phrase("it is a folder, a file is needed");
  case EACCES: return phrase("access is denied");
  case EPERM: return phrase("the system does not permit it");
  case EROFS: return phrase("the disk is read-only");
  case ENOSPC: return phrase("the disk is full");
  case EDQUOT: return phrase("your share of the disk is used up");
  case EEXIST: return phrase("there is a file or folder of that name already");
  case ENAMETOOLONG: return phrase("the name is too long");
  case EMFILE:
  case ENFILE: return phrase("too many files are open");
  case EIO: return phrase("the disk reports an error");
  case ELOOP: return phrase("its path leads through links that go round in a circle");
  case EBUSY: return phrase("another program is using it");
  case ENOMEM: return phrase("there is not enough memory");
  default: return Error{std::generic_category().message(error)}; // strerror that is safe among threads
  }
}

Error system_reason(const std::error_code& error) {
  const bool is_errno =
      error.category() == std::generic_category() || error.category() == std::system_category();
  return is_errno ? system_reason(error.value()) : Error{error.message()};
}

Error system_reason(const std::exception& exception) {
  if (dynamic_cast<const std::bad_alloc*>(&exception) != nullptr) return system_reason(ENOMEM);
  if (const auto* system = dynamic_cast<const std::system_error*>(&exception))
    return system_reason(system->code());
  return phrase("something unexpected happened ({})", exception.what());
}

} // namespace riposte
