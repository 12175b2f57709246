// Written by tools/assets/subset-fonts: the icons baked into the atlas, as UTF-8 (Material Icons).
#pragma once

#include <array>

// clang-format off
namespace riposte::desktop::icons {

inline constexpr const char* kHome = "\xee\xa2\x8a"; // U+E88A
inline constexpr const char* kChat = "\xee\x82\xb7"; // U+E0B7
inline constexpr const char* kForum = "\xee\x82\xbf"; // U+E0BF
inline constexpr const char* kChatBubble = "\xee\x83\x8a"; // U+E0CA
inline constexpr const char* kQuestionAnswer = "\xee\xa2\xaf"; // U+E8AF
inline constexpr const char* kMenuBook = "\xee\xa8\x99"; // U+EA19
inline constexpr const char* kBook = "\xee\xa1\xa5"; // U+E865
inline constexpr const char* kLocalLibrary = "\xee\x95\x8b"; // U+E54B
inline constexpr const char* kSettings = "\xee\xa2\xb8"; // U+E8B8
inline constexpr const char* kPerson = "\xee\x9f\xbd"; // U+E7FD
inline constexpr const char* kPeople = "\xee\x9f\xbb"; // U+E7FB
inline constexpr const char* kGroup = "\xee\x9f\xaf"; // U+E7EF
inline constexpr const char* kGroups = "\xef\x88\xb3"; // U+F233
inline constexpr const char* kAccountCircle = "\xee\xa1\x93"; // U+E853
inline constexpr const char* kTimer = "\xee\x90\xa5"; // U+E425
inline constexpr const char* kSchedule = "\xee\xa2\xb5"; // U+E8B5
inline constexpr const char* kLightbulb = "\xee\x83\xb0"; // U+E0F0
inline constexpr const char* kPlayArrow = "\xee\x80\xb7"; // U+E037
inline constexpr const char* kPause = "\xee\x80\xb4"; // U+E034
inline constexpr const char* kStop = "\xee\x81\x87"; // U+E047
inline constexpr const char* kArrowBack = "\xee\x97\x84"; // U+E5C4
inline constexpr const char* kArrowForward = "\xee\x97\x88"; // U+E5C8
inline constexpr const char* kArrowUpward = "\xee\x97\x98"; // U+E5D8
inline constexpr const char* kArrowDownward = "\xee\x97\x9b"; // U+E5DB
inline constexpr const char* kCheck = "\xee\x97\x8a"; // U+E5CA
inline constexpr const char* kCheckCircle = "\xee\xa1\xac"; // U+E86C
inline constexpr const char* kClose = "\xee\x97\x8d"; // U+E5CD
inline constexpr const char* kStar = "\xee\xa0\xb8"; // U+E838
inline constexpr const char* kStarBorder = "\xee\xa0\xba"; // U+E83A
inline constexpr const char* kTrendingUp = "\xee\xa3\xa5"; // U+E8E5
inline constexpr const char* kTrendingDown = "\xee\xa3\xa3"; // U+E8E3
inline constexpr const char* kTrendingFlat = "\xee\xa3\xa4"; // U+E8E4
inline constexpr const char* kFlag = "\xee\x85\x93"; // U+E153
inline constexpr const char* kLanguage = "\xee\xa2\x94"; // U+E894
inline constexpr const char* kContrast = "\xee\xac\xb7"; // U+EB37
inline constexpr const char* kDarkMode = "\xee\x94\x9c"; // U+E51C
inline constexpr const char* kLightMode = "\xee\x94\x98"; // U+E518
inline constexpr const char* kLogout = "\xee\xa6\xba"; // U+E9BA
inline constexpr const char* kHelp = "\xee\xa2\x87"; // U+E887
inline constexpr const char* kHelpOutline = "\xee\xa3\xbd"; // U+E8FD
inline constexpr const char* kWarning = "\xee\x80\x82"; // U+E002
inline constexpr const char* kInfo = "\xee\xa2\x8e"; // U+E88E
inline constexpr const char* kError = "\xee\x80\x80"; // U+E000
inline constexpr const char* kHistory = "\xee\xa2\x89"; // U+E889
inline constexpr const char* kSchool = "\xee\xa0\x8c"; // U+E80C
inline constexpr const char* kSearch = "\xee\xa2\xb6"; // U+E8B6
inline constexpr const char* kExpandMore = "\xee\x97\x8f"; // U+E5CF
inline constexpr const char* kExpandLess = "\xee\x97\x8e"; // U+E5CE
inline constexpr const char* kUnfoldMore = "\xee\x97\x97"; // U+E5D7
inline constexpr const char* kVolumeUp = "\xee\x81\x90"; // U+E050
inline constexpr const char* kVolumeOff = "\xee\x81\x8f"; // U+E04F
inline constexpr const char* kEdit = "\xee\x8f\x89"; // U+E3C9
inline constexpr const char* kPhone = "\xee\x83\x8d"; // U+E0CD
inline constexpr const char* kEmail = "\xee\x82\xbe"; // U+E0BE
inline constexpr const char* kStorefront = "\xee\xa8\x92"; // U+EA12
inline constexpr const char* kBusiness = "\xee\x82\xaf"; // U+E0AF
inline constexpr const char* kHandshake = "\xee\xaf\x8b"; // U+EBCB
inline constexpr const char* kComputer = "\xee\x8c\x8a"; // U+E30A
inline constexpr const char* kHeadsetMic = "\xee\x8c\x91"; // U+E311
inline constexpr const char* kSupportAgent = "\xef\x83\xa2"; // U+F0E2
inline constexpr const char* kAssignment = "\xee\xa1\x9d"; // U+E85D
inline constexpr const char* kTrackChanges = "\xee\xa3\xa1"; // U+E8E1
inline constexpr const char* kReplay = "\xee\x81\x82"; // U+E042
inline constexpr const char* kRefresh = "\xee\x97\x95"; // U+E5D5
inline constexpr const char* kChevronLeft = "\xee\x97\x8b"; // U+E5CB
inline constexpr const char* kChevronRight = "\xee\x97\x8c"; // U+E5CC
inline constexpr const char* kVisibility = "\xee\xa3\xb4"; // U+E8F4
inline constexpr const char* kVisibilityOff = "\xee\xa3\xb5"; // U+E8F5
inline constexpr const char* kLock = "\xee\xa2\x97"; // U+E897
inline constexpr const char* kSync = "\xee\x98\xa7"; // U+E627
inline constexpr const char* kSyncProblem = "\xee\x98\xa9"; // U+E629
inline constexpr const char* kCloudOff = "\xee\x8b\x81"; // U+E2C1
inline constexpr const char* kCloudDone = "\xee\x8a\xbf"; // U+E2BF
inline constexpr const char* kAdd = "\xee\x85\x85"; // U+E145
inline constexpr const char* kRemove = "\xee\x85\x9b"; // U+E15B
inline constexpr const char* kFilterList = "\xee\x85\x92"; // U+E152
inline constexpr const char* kSort = "\xee\x85\xa4"; // U+E164
inline constexpr const char* kMoreHoriz = "\xee\x97\x93"; // U+E5D3
inline constexpr const char* kInsertChart = "\xee\x89\x8b"; // U+E24B
inline constexpr const char* kInsights = "\xef\x82\x92"; // U+F092
inline constexpr const char* kPsychology = "\xee\xa9\x8a"; // U+EA4A
inline constexpr const char* kHearing = "\xee\x80\xa3"; // U+E023
inline constexpr const char* kRecordVoiceOver = "\xee\xa4\x9f"; // U+E91F
inline constexpr const char* kRadioButtonUnchecked = "\xee\xa0\xb6"; // U+E836
inline constexpr const char* kRadioButtonChecked = "\xee\xa0\xb7"; // U+E837
inline constexpr const char* kSend = "\xee\x85\xa3"; // U+E163
inline constexpr const char* kSave = "\xee\x85\xa1"; // U+E161
inline constexpr const char* kFileDownload = "\xee\x8b\x84"; // U+E2C4
inline constexpr const char* kFileUpload = "\xee\x8b\x86"; // U+E2C6
inline constexpr const char* kFolder = "\xee\x8b\x87"; // U+E2C7
inline constexpr const char* kKeyboard = "\xee\x8c\x92"; // U+E312
inline constexpr const char* kFormatSize = "\xee\x89\x85"; // U+E245
inline constexpr const char* kAnimation = "\xee\x9c\x9c"; // U+E71C
inline constexpr const char* kAccessibility = "\xee\xa1\x8e"; // U+E84E
inline constexpr const char* kSpeed = "\xee\xa7\xa4"; // U+E9E4
inline constexpr const char* kBolt = "\xee\xa8\x8b"; // U+EA0B
inline constexpr const char* kEmojiEvents = "\xee\xa8\xa3"; // U+EA23
inline constexpr const char* kFitnessCenter = "\xee\xad\x83"; // U+EB43
inline constexpr const char* kEvent = "\xee\xa1\xb8"; // U+E878
inline constexpr const char* kContentCopy = "\xee\x85\x8d"; // U+E14D
inline constexpr const char* kCallSplit = "\xee\x82\xb6"; // U+E0B6
inline constexpr const char* kPublic = "\xee\xa0\x8b"; // U+E80B
inline constexpr const char* kSubject = "\xee\xa3\x92"; // U+E8D2
inline constexpr const char* kLocalOffer = "\xee\x95\x8e"; // U+E54E
inline constexpr const char* kPayments = "\xee\xbd\xa3"; // U+EF63
inline constexpr const char* kCallEnd = "\xee\x82\xb1"; // U+E0B1
inline constexpr const char* kArrowDropUp = "\xee\x97\x87"; // U+E5C7
inline constexpr const char* kArrowDropDown = "\xee\x97\x85"; // U+E5C5
inline constexpr const char* kThumbUp = "\xee\xa3\x9c"; // U+E8DC
inline constexpr const char* kThumbDown = "\xee\xa3\x9b"; // U+E8DB

inline constexpr std::array<unsigned short, 110> kCodePoints{
    0xE000, 0xE002, 0xE023, 0xE034, 0xE037, 0xE042, 0xE047, 0xE04F, 0xE050, 0xE0AF, 0xE0B1, 0xE0B6,
    0xE0B7, 0xE0BE, 0xE0BF, 0xE0CA, 0xE0CD, 0xE0F0, 0xE145, 0xE14D, 0xE152, 0xE153, 0xE15B, 0xE161,
    0xE163, 0xE164, 0xE245, 0xE24B, 0xE2BF, 0xE2C1, 0xE2C4, 0xE2C6, 0xE2C7, 0xE30A, 0xE311, 0xE312,
    0xE3C9, 0xE425, 0xE518, 0xE51C, 0xE54B, 0xE54E, 0xE5C4, 0xE5C5, 0xE5C7, 0xE5C8, 0xE5CA, 0xE5CB,
    0xE5CC, 0xE5CD, 0xE5CE, 0xE5CF, 0xE5D3, 0xE5D5, 0xE5D7, 0xE5D8, 0xE5DB, 0xE627, 0xE629, 0xE71C,
    0xE7EF, 0xE7FB, 0xE7FD, 0xE80B, 0xE80C, 0xE836, 0xE837, 0xE838, 0xE83A, 0xE84E, 0xE853, 0xE85D,
    0xE865, 0xE86C, 0xE878, 0xE887, 0xE889, 0xE88A, 0xE88E, 0xE894, 0xE897, 0xE8AF, 0xE8B5, 0xE8B6,
    0xE8B8, 0xE8D2, 0xE8DB, 0xE8DC, 0xE8E1, 0xE8E3, 0xE8E4, 0xE8E5, 0xE8F4, 0xE8F5, 0xE8FD, 0xE91F,
    0xE9BA, 0xE9E4, 0xEA0B, 0xEA12, 0xEA19, 0xEA23, 0xEA4A, 0xEB37, 0xEB43, 0xEBCB, 0xEF63, 0xF092,
    0xF0E2, 0xF233,
};

} // namespace riposte::desktop::icons
