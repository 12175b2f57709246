// Runs a target without libFuzzer: over its corpus, then over variations of it that are the same in every
// run.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <vector>

#include "base/random.h"
#include "target.h"

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kCases = 4'000, kLongest = 64 * 1024; // bytes of a text that is varied

std::string read(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void run(const std::string& text) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
}

class Variations {
public:
  explicit Variations(std::vector<std::string> texts) : texts_(std::move(texts)) {}

  std::string next() {
    std::string text = texts_[below(texts_.size())];
    for (std::size_t changes = below(4) + 1; changes > 0; --changes) change(text);
    return text;
  }

private:
  std::size_t below(std::size_t count) {
    return count == 0 ? 0 : static_cast<std::size_t>(chance_.next() % count);
  }

  void change(std::string& text) {
    const std::size_t at = below(text.size() + 1);
    switch (below(5)) {
    case 0: text.erase(at, below(40) + 1); break;
    case 1: text.insert(at, 1, static_cast<char>(below(256))); break;
    case 2: text.insert(at, text, below(text.size() + 1), below(40)); break; // doubled
    case 3: {
      const std::string& other = texts_[below(texts_.size())];
      text.insert(at, other, below(other.size() + 1), below(200));
      break;
    }
    default:
      if (!text.empty()) text[below(text.size())] = static_cast<char>(below(256));
    }
  }

  std::vector<std::string> texts_;
  riposte::SplitMix64 chance_{20261123};
};

} // namespace

int main(int argc, char** argv) {
  std::vector<std::string> texts;
  for (int i = 1; i < argc; ++i)
    for (const fs::directory_entry& entry : fs::directory_iterator(argv[i])) {
      texts.push_back(read(entry.path()));
      run(texts.back());
    }
  if (texts.empty()) {
    std::cerr << "there is no corpus\n";
    return 1;
  }
  const std::size_t read_texts = texts.size();
  std::erase_if(texts, [](const std::string& text) { return text.size() > kLongest; });
  texts.emplace_back();
  Variations variations(std::move(texts));
  for (std::size_t i = 0; i < kCases; ++i) run(variations.next());
  std::cout << read_texts << " texts of the corpus and " << kCases << " variations\n";
}
