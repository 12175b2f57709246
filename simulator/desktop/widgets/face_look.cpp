#include "desktop/widgets/face_look.h"

#include <array>
#include <cstdint>

namespace riposte::desktop {

namespace {

constexpr ImU32 hex(unsigned rgb) {
  return IM_COL32((rgb >> 16) & 255u, (rgb >> 8) & 255u, rgb & 255u, 255);
}

// Independent choices from one text: FNV-1a, then a splitmix step for each choice.
class Choices {
public:
  explicit Choices(std::string_view seed) {
    for (const char c : seed) state_ = (state_ ^ static_cast<unsigned char>(c)) * 1099511628211ull;
  }
  unsigned pick(unsigned count) {
    state_ += 0x9E3779B97F4A7C15ull;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
    return static_cast<unsigned>((z ^ (z >> 31)) % count);
  }
  template <class T, std::size_t N>
  const T& from(const std::array<T, N>& values) {
    return values[pick(N)];
  }

private:
  std::uint64_t state_ = 14695981039346656037ull;
};

struct Skin {
  unsigned base, shade, line, lip, blush;
};
constexpr std::array<Skin, 6> kSkins{{{0xF9D9C3, 0xEDBFA4, 0xC98B6C, 0xB65B54, 0xF29C8B},
                                      {0xF3C9A8, 0xE2AC86, 0xBB7D58, 0xA9504A, 0xE88B74},
                                      {0xE5B18A, 0xD0946B, 0xA36A45, 0x994840, 0xD97A60},
                                      {0xC98E63, 0xB0754D, 0x855233, 0x8A3F39, 0xBF6248},
                                      {0xA9724B, 0x8F5C3A, 0x5E3820, 0x7A332E, 0xB4573F},
                                      {0x8A5B3D, 0x71472D, 0x432716, 0x5E2723, 0xA04A38}}};

struct HairColor {
  unsigned base, light;
};
constexpr std::array<HairColor, 8> kHairs{{{0x2B2430, 0x40374A},
                                           {0x3B2A22, 0x533C31},
                                           {0x5A3A28, 0x754E38},
                                           {0x7C5233, 0x986A47},
                                           {0xA9713E, 0xC28A54},
                                           {0xD3A55F, 0xE3BC7E},
                                           {0x9A4A2C, 0xB5623F},
                                           {0x8D939E, 0xA9AFBA}}};

struct Fabric {
  unsigned base, shade, backdrop;
};
constexpr std::array<Fabric, 8> kFabrics{{{0x3F5BA9, 0x334B8E, 0xF7C6A3},
                                          {0x2F7F79, 0x266A65, 0xF5D48F},
                                          {0xB4553F, 0x984634, 0xA9D3DC},
                                          {0x5C4B8A, 0x4B3D73, 0xF3C3CB},
                                          {0x3C4658, 0x2F3848, 0xB9C6F2},
                                          {0x8A6A3B, 0x735830, 0xBEDCC0},
                                          {0xA4476B, 0x893A58, 0xC9D7F0},
                                          {0x4E7A45, 0x406639, 0xEFCFB0}}};

constexpr std::array<Hair, 6> kFeminine{Hair::bob, Hair::waves,    Hair::straight,
                                        Hair::bun, Hair::ponytail, Hair::curls};
constexpr std::array<Hair, 5> kMasculine{Hair::crop, Hair::quiff, Hair::buzz, Hair::thin, Hair::curls};
constexpr std::array<Hair, 5> kAny{Hair::crop, Hair::quiff, Hair::curls, Hair::bob, Hair::waves};

Hair hair_style(Choices& choices, Presentation presentation) {
  switch (presentation) {
  case Presentation::feminine: return choices.from(kFeminine);
  case Presentation::masculine: return choices.from(kMasculine);
  case Presentation::any: break;
  }
  return choices.from(kAny);
}

} // namespace

FaceLook look_of(const FaceSpec& spec, const Theme& theme) {
  Choices choices(spec.seed);
  FaceLook look{};
  const unsigned skin_index = choices.pick(kSkins.size());
  const Skin& skin = kSkins[skin_index];
  look.skin = hex(skin.base);
  look.skin_shade = hex(skin.shade);
  look.skin_line = hex(skin.line);
  look.lip = hex(skin.lip);
  look.blush = hex(skin.blush);
  // Every hair colour with every skin would look dyed; the darker the skin, the fewer of the light ones.
  const unsigned hairs = skin_index >= 4 ? 2u : skin_index == 3 ? 4u : 7u;
  const HairColor& hair = kHairs[choices.pick(6) == 0 ? kHairs.size() - 1 : choices.pick(hairs)];
  look.hair = hex(hair.base);
  look.hair_light = hex(hair.light);
  look.brow = mix(look.hair, skin_index >= 4 ? hex(0x1A100C) : hex(0x3A2A22), 0.45f);
  look.iris = hex(choices.from(std::array<unsigned, 4>{0x2E2320, 0x3B2A20, 0x2B3A4A, 0x2F4034}));
  const Fabric& fabric = choices.from(kFabrics);
  look.clothes = hex(fabric.base);
  look.clothes_shade = hex(fabric.shade);
  look.shirt = hex(0xF4F6FB);
  const bool bare = theme.kind == ThemeKind::high_contrast;
  look.backdrop =
      bare ? hex(0x3A3A3A) : mix(hex(fabric.backdrop), theme.surface, theme.dark() ? 0.24f : 0.22f);
  look.style = hair_style(choices, spec.presentation);
  look.cut = choices.from(std::array{Clothes::crew, Clothes::shirt, Clothes::jacket});
  look.mirrored = choices.pick(2) == 0;
  look.glasses = choices.pick(4) == 0;
  look.beard = choices.pick(5) < 2 && spec.presentation == Presentation::masculine;
  if (look.beard) look.lip = mix(look.lip, look.blush, 0.55f); // else lost in the dark
  look.width = 0.96f + 0.02f * static_cast<float>(choices.pick(5));
  look.jaw = 0.9f + 0.05f * static_cast<float>(choices.pick(5));
  return look;
}

} // namespace riposte::desktop
