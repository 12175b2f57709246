// Packs as zips: what was written is read again, and whatever a stranger may hand over is refused in words.
#include "store/archive.h"

#include <chrono>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <zip.h>

#include "store/zip_maker.h"
#include "support/seed.h"

namespace riposte {
namespace {

using store::Archive;
using store::read_archive;
using test::raw;
using test::RawEntry;
using test::RawZip;
using ::testing::HasSubstr;
using ::testing::Not;

Archive small_archive() {
  return {{{"pack.json", R"({"format": "riposte.pack/1"})"},
           {"talk.json", std::string(5000, 'a') + "end"},
           {"talk.ru.json", "{}"},
           {"empty.json", ""},
           {"README.md", "Read me."}}};
}

std::string written(const Archive& archive) {
  Result<std::string> bytes = store::write_archive(archive);
  if (!bytes) ADD_FAILURE() << bytes.error().message;
  return bytes.value_or("");
}

void expect_refused(const std::string& bytes, const std::string& words, const std::string& what) {
  const Result<Archive> read = read_archive(bytes);
  ASSERT_FALSE(read) << what;
  EXPECT_THAT(read.error().message, HasSubstr(words)) << what;
  for (const char c : read.error().message) ASSERT_GE(static_cast<unsigned char>(c), 0x20) << what;
  EXPECT_LT(read.error().message.size(), 600u) << what;
}

/// A real zip with one entry that holds `size` zeros, packed by deflate.
std::string packed_zeros(std::size_t size, int entries = 1, const std::string& noise = {}) {
  const std::string zeros(size, '\0');
  zip_error_t error;
  zip_source_t* whole = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_t* zip = zip_open_from_source(whole, ZIP_CREATE | ZIP_TRUNCATE, &error);
  zip_source_keep(whole);
  for (int i = 0; i < entries; ++i)
    zip_file_add(zip, ("zeros" + std::to_string(i) + ".json").c_str(),
                 zip_source_buffer(zip, zeros.data(), zeros.size(), 0), 0);
  if (!noise.empty()) zip_file_add(zip, "noise", zip_source_buffer(zip, noise.data(), noise.size(), 0), 0);
  EXPECT_EQ(zip_close(zip), 0);
  zip_stat_t about;
  EXPECT_EQ(zip_source_stat(whole, &about), 0);
  std::string bytes(about.size, '\0');
  zip_source_open(whole);
  EXPECT_EQ(zip_source_read(whole, bytes.data(), bytes.size()), static_cast<zip_int64_t>(bytes.size()));
  zip_source_close(whole);
  zip_source_free(whole);
  return bytes;
}

TEST(Archive, IsReadAsItWasWritten) {
  const Archive archive = small_archive();
  const std::string bytes = written(archive);
  const Result<Archive> read = read_archive(bytes);
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(*read, archive);
  EXPECT_LT(bytes.size(), 2000u) << "it is packed";
  EXPECT_EQ(*read->find("README.md"), "Read me.");
  EXPECT_EQ(read->find("readme.md"), nullptr);
  EXPECT_EQ(written(archive), bytes) << "the same files give the same bytes";
}

TEST(Archive, AnyFilesComeBack) {
  SplitMix64 random = test::test_random();
  for (int round = 0; round < 120; ++round) {
    Archive archive;
    const std::size_t count = 1 + test::draw(random, 12);
    for (std::size_t i = 0; i < count; ++i) {
      std::string bytes;
      const std::size_t size = test::draw(random, 4) == 0 ? 0 : test::draw(random, 70'000);
      const std::size_t letters = 1 + test::draw(random, 256); // from one letter to noise
      for (std::size_t b = 0; b < size; ++b) bytes.push_back(static_cast<char>(test::draw(random, letters)));
      archive.entries.push_back({"f" + std::to_string(i) + (i % 2 == 0 ? ".json" : "-x_Y.ru.json"), bytes});
    }
    const Result<Archive> read = read_archive(written(archive));
    ASSERT_TRUE(read) << read.error().message;
    ASSERT_EQ(*read, archive);
  }
}

TEST(Archive, OtherProgramsZipsAreRead) {
  RawZip zip{{raw("pack.json", "{}"), raw("a.json", "text")}};
  EXPECT_EQ(read_archive(zip.bytes()).value(), (Archive{{{"pack.json", "{}"}, {"a.json", "text"}}}));
  zip.zip64 = true;
  EXPECT_TRUE(read_archive(zip.bytes())) << "zip64";
  zip.count64 = 2;
  EXPECT_TRUE(read_archive(zip.bytes())) << "zip64 with all counts there";
  RawEntry dos = raw("a.json");
  dos.system = 0;
  dos.attributes = 0x20;
  EXPECT_TRUE(read_archive(RawZip{{dos}}.bytes())) << "made on Windows";
}

TEST(Archive, NamesAreRefusedInWords) {
  const std::string leads = "leads out of the pack", folder = "lies in a folder",
                    plain = "its name is not plain";
  const std::pair<std::string, std::string> bad[] = {
      {"../x.json", leads},
      {"..", leads},
      {"a/../../x", leads},
      {"a/..", leads},
      {"..\\x.json", leads},
      {"/etc/passwd", leads},
      {"//host/x", leads},
      {"\\x.json", leads},
      {"C:x.json", leads},
      {"c:\\x", leads},
      {"x.json:ads", leads},
      {"a/b.json", folder},
      {"a/", folder},
      {"./x.json", folder},
      {"a//b", folder},
      {"a\\b.json", folder},
      {".", plain},
      {".bashrc", plain},
      {"-rf", plain},
      {"x.json.", plain},
      {"x.json ", plain},
      {" x.json", plain},
      {"a b.json", plain},
      {"~x", plain},
      {"x\n.json", plain},
      {"x\x1b[31m", plain},
      {"\x7f.json", plain},
      {"x\xff.json", plain},
      {"cafe\xcc\x81.json", plain},
      {"caf\xc3\xa9.json", plain},
      {"\xe2\x80\xae.json", plain},
      {std::string("x.json\0.exe", 11), plain},
      {std::string("\0", 1), plain},
      {std::string(256, 'a'), "its name has 256 bytes; the most is 255"},
      {"", "has no name"}};
  for (const auto& [name, words] : bad) {
    expect_refused(RawZip{{raw("pack.json"), raw(name)}}.bytes(), words, name);
    EXPECT_FALSE(store::write_archive({{{name, "x"}}})) << name;
  }
  for (const std::string& name : {std::string("a"), std::string("0.json"), std::string(255, 'a'),
                                  std::string("A-b_c.ru.json"), std::string("a..b")}) {
    EXPECT_TRUE(read_archive(RawZip{{raw(name)}}.bytes())) << name;
    EXPECT_TRUE(store::write_archive({{{name, "x"}}})) << name;
  }
}

TEST(Archive, ANameStandsOnce) {
  for (const char* again : {"talk.json", "Talk.json", "TALK.JSON"}) {
    expect_refused(RawZip{{raw("talk.json"), raw(again)}}.bytes(), "stands there twice", again);
    const Result<std::string> made = store::write_archive({{{"talk.json", "1"}, {again, "2"}}});
    ASSERT_FALSE(made);
    EXPECT_THAT(made.error().message, HasSubstr("twice"));
  }
  // Composed and decomposed letters, and dotless i, never get as far.
  expect_refused(RawZip{{raw("caf\xc3\xa9.json"), raw("cafe\xcc\x81.json")}}.bytes(), "not plain",
                 "NFC and NFD");
  RawEntry two_names = raw("talk.json");
  two_names.local_name = "evil.json";
  expect_refused(RawZip{{two_names}}.bytes(), "damaged", "another name in front of the data");
}

TEST(Archive, OnlyPlainFilesThatAreNotEncrypted) {
  struct Row {
    const char* what;
    std::uint32_t attributes;
    std::uint8_t system;
    const char* words;
  };
  const Row rows[] = {{"link", 0120777u << 16, 3, "it is a link"},
                      {"folder", 040755u << 16, 3, "a folder or device"},
                      {"pipe", 010644u << 16, 3, "a folder or device"},
                      {"device", 020644u << 16, 3, "a folder or device"},
                      {"socket", 0140644u << 16, 3, "a folder"},
                      {"link, it says from DOS", 0120777u << 16, 0, "it is a link"},
                      {"link from macOS", 0120777u << 16, 19, "link"},
                      {"DOS folder", 0x10, 0, "a folder"}};
  for (const Row& row : rows) {
    RawEntry entry = raw("x.json", "/etc/passwd");
    entry.attributes = row.attributes;
    entry.system = row.system;
    expect_refused(RawZip{{raw("pack.json"), entry}}.bytes(), row.words, row.what);
  }
  RawEntry encrypted = raw("x.json", std::string(40, 'q'));
  encrypted.flags = 1;
  expect_refused(RawZip{{encrypted}}.bytes(), "it is encrypted", "encrypted");
  for (const int method : {1, 6, 9, 12, 14, 93, 95, 98, 99, 65535}) {
    RawEntry entry = raw("x.json", std::string(40, 'q'));
    entry.method = static_cast<std::uint16_t>(method);
    expect_refused(RawZip{{entry}}.bytes(), method == 99 ? "damaged" : "packed by method",
                   std::to_string(method));
  }
}

TEST(Archive, LiesAboutSizesAndSums) {
  const auto zip_of = [](auto lie) {
    RawEntry entry = raw("x.json", "twelve bytes");
    lie(entry);
    return RawZip{{entry, raw("y.json", "more")}}.bytes();
  };
  expect_refused(zip_of([](RawEntry& e) { e.crc = 1; }), "it is damaged", "sum");
  expect_refused(zip_of([](RawEntry& e) { e.unpacked = 5; }), "damaged", "smaller than told");
  expect_refused(zip_of([](RawEntry& e) { e.unpacked = 4'000'000'000; }), "damaged", "larger than told");
  expect_refused(zip_of([](RawEntry& e) { e.packed = 4'000'000'000; }), "damaged", "reaches beyond the file");
  expect_refused(zip_of([](RawEntry& e) { e.packed = 0xFFFFFFFF; }), "damaged", "zip64 without its field");
  expect_refused(zip_of([](RawEntry& e) { e.method = 8; }), "damaged", "no deflate stream");
}

TEST(Archive, TrapsAreStoppedWhileUnpacking) {
  for (const int entries : {1, 40}) {
    const std::string bomb = packed_zeros(10'000'000, entries);
    ASSERT_LT(bomb.size(), 500'000u);
    expect_refused(bomb, "more than 200 times as large as packed", "10 MB of zeros");
  }
  EXPECT_TRUE(read_archive(packed_zeros(1'000'000))) << "a megabyte is nothing";
  expect_refused(packed_zeros(1'000'000, 300), "more than 200 times", "many small ones");
  SplitMix64 random{1};
  std::string noise;
  while (noise.size() < 1'000'000) noise += test::little(random.next(), 8);
  expect_refused(packed_zeros(10'000'000, 1, noise),
                 "“zeros0.json” in the pack: unpacked it is more than 200 times",
                 "a trap beside honest files");
  // The size that is told does not help: neither a small one nor none.
  std::string lying = packed_zeros(10'000'000);
  for (std::size_t at = 0; (at = lying.find(test::little(10'000'000, 4), at)) != std::string::npos;)
    lying.replace(at, 4, test::little(100, 4));
  EXPECT_FALSE(read_archive(lying));
  EXPECT_FALSE(store::write_archive({{{"zeros.json", std::string(10'000'000, '0')}}}))
      << "nobody could open it";
}

TEST(Archive, LimitsHold) {
  RawZip many;
  for (std::size_t i = 0; i < store::kMostEntries; ++i)
    many.entries.push_back(raw("f" + std::to_string(i), ""));
  EXPECT_TRUE(read_archive(many.bytes()));
  many.entries.push_back(raw("one-more", ""));
  expect_refused(many.bytes(), "claims to hold 2001 files", "2001 files");
  while (many.entries.size() < 100'000)
    many.entries.push_back(raw("g" + std::to_string(many.entries.size()), ""));
  many.zip64 = true;
  many.count64 = 100'000;
  expect_refused(many.bytes(), "claims to hold 100000 files", "100 000 files");
  expect_refused(std::string("PK\3\4") + std::string(store::kLargestArchive, 'x'), "larger than 64 MiB",
                 "64 MiB");
  std::string noise;
  SplitMix64 random{1};
  while (noise.size() < store::kLargestEntry - 100) noise += test::little(random.next(), 8);
  expect_refused(RawZip{{raw("a"), raw("big", noise)}}.bytes(), "",
                 "64 MiB of noise"); // above one of both limits
}

TEST(Archive, WhatIsNoZip) {
  expect_refused("", "it is no pack", "empty file");
  expect_refused("{}", "it is no pack", "JSON");
  expect_refused("PK", "it is no pack", "two letters");
  expect_refused("PK\3\4", "it is cut off", "four letters");
  expect_refused(std::string(100'000, 'P'), "it is no pack", "letters");
  expect_refused(RawZip{}.bytes(), "it holds no file", "an empty zip");
  const RawZip good{{raw("pack.json", "{}")}};
  RawZip zip = good;
  zip.before = "#!/bin/sh\nexit\n";
  expect_refused(zip.bytes(), "it is no pack", "a script in front");
  zip = good;
  zip.after = "trailing";
  expect_refused(zip.bytes(), "behind its end", "something behind");
  zip = good;
  zip.comment = "a comment";
  expect_refused(zip.bytes(), "behind its end", "a comment");
  expect_refused(good.bytes() + RawZip{{raw("other.json")}}.bytes(), "contradicts itself",
                 "two zips in a row");
  for (const std::int64_t wrong : {0, 1, 3, 60'000}) {
    zip = good;
    zip.count = wrong;
    EXPECT_EQ(read_archive(zip.bytes()).has_value(), wrong == 1) << wrong;
    zip = good;
    zip.table_start = wrong;
    expect_refused(zip.bytes(), "contradicts itself", "start of the table");
    zip = good;
    zip.table_size = wrong;
    expect_refused(zip.bytes(), "contradicts itself", "size of the table");
  }
  zip = good;
  zip.zip64 = true;
  zip.count64 = std::int64_t{1} << 60;
  expect_refused(zip.bytes(), "claims to hold 1152921504606846976 files", "2^60 files");
}

/// Ends that libzip would try one by one, each of which claims as many entries as it likes.
TEST(Archive, FalseEndsInTheDataCostNothing) {
  RawZip inner{{raw("x")}};
  inner.zip64 = true;
  inner.count64 = 50'000'000;
  expect_refused(RawZip{{raw("pack.json", inner.bytes())}}.bytes(), "contradicts itself",
                 "a zip64 end in the data");
  std::string ends;
  while (ends.size() < 60'000) ends += "PK\5\6" + test::little(0, 4) + "\xff\xff\xff\xff";
  const auto begin = std::chrono::steady_clock::now();
  expect_refused(RawZip{{raw("pack.json", ends)}}.bytes(), "contradicts itself", "thousands of ends");
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(1));
  EXPECT_TRUE(read_archive(RawZip{{raw("pack.json", "PK\5\6 by chance")}}.bytes()));
}

/// A file of the pack that is a table of contents itself, with all that follows as its comment: two readers
/// may see two packs.
TEST(Archive, ATableInTheDataIsData) {
  const std::size_t header = 30 + std::string_view("pack.json").size();
  RawZip inner{{raw("evil.json", "y")}};
  inner.before = std::string(header, ' '); // so that its places count from the beginning of the outer zip
  std::string data = inner.bytes().substr(header);
  const std::size_t behind = RawZip{{raw("pack.json", data)}}.bytes().size() - header - data.size();
  data.replace(data.size() - 2, 2, test::little(behind, 2));
  // The last table counts, here as elsewhere.
  const Archive outer{{{"pack.json", data}}};
  EXPECT_EQ(read_archive(RawZip{{raw("pack.json", data)}}.bytes()).value(), outer);
}

TEST(Archive, CutOffAnywhere) {
  const std::string whole = written(small_archive());
  for (std::size_t size = 0; size < whole.size(); ++size)
    expect_refused(whole.substr(0, size), "", std::to_string(size));
  EXPECT_TRUE(read_archive(whole));
}

/// Whatever is changed, the answer is an archive within the rules or an error, soon and in little memory.
TEST(Archive, AnyChangeIsAnsweredInTimeAndWithinMemory) {
  RawZip zip64{{raw("pack.json", "{}"), raw("a.json", "some text")}};
  zip64.zip64 = true;
  const std::string seeds[] = {written(small_archive()), zip64.bytes(), packed_zeros(200'000, 3)};
  SplitMix64 random = test::test_random();
  const auto begin = std::chrono::steady_clock::now();
  int read = 0, refused = 0;
  for (int i = 0; i < 6000; ++i) {
    std::string bytes = seeds[test::draw(random, std::size(seeds))];
    for (std::size_t changes = 1 + test::draw(random, 4); changes > 0; --changes) {
      // Mostly where the structure is: headers, and the last hundred bytes.
      const std::size_t at = test::draw(random, 3) == 0
                                 ? bytes.size() - 1 - test::draw(random, 200) % bytes.size()
                                 : test::draw(random, bytes.size());
      switch (test::draw(random, 4)) {
      case 0: bytes[at] = static_cast<char>(test::draw(random, 256)); break;
      case 1: bytes[at] = static_cast<char>(bytes[at] ^ (1 << test::draw(random, 8))); break;
      case 2:
        bytes.replace(at, 4, test::little(test::draw(random, 2) == 0 ? 0xFFFFFFFF : random.next(), 4));
        break;
      default: bytes.erase(at, 1 + test::draw(random, 8));
      }
      if (bytes.empty()) bytes = "P";
    }
    const Result<Archive> result = read_archive(bytes);
    ++(result ? read : refused);
    if (!result) continue;
    for (const store::ArchiveEntry& entry : result->entries) ASSERT_TRUE(store::check_entry_name(entry.name));
  }
  EXPECT_GT(read, 20) << "some changes do not matter";
  EXPECT_GT(refused, 4000);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20));
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  EXPECT_LT(usage.ru_maxrss / 1024, 1500) << "MiB, most of it the inputs of these tests";
  std::printf("%d read, %d refused; at most %ld MiB\n", read, refused, usage.ru_maxrss / 1024);
}

} // namespace
} // namespace riposte
