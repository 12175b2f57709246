#include "screens_scenes.h"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "app/debrief.h"
#include "base/system_reason.h"

namespace riposte::desktop {

namespace {

constexpr std::int64_t kDay = 24 * 3600 * 1000LL, kToday = 1795392000000; // 2026-11-23

std::string read(const std::string& path) {
  std::ifstream file(std::string(RIPOSTE_SOURCE_DIR "/") + path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path);
  return {std::istreambuf_iterator<char>(file), {}};
}

template <class T>
T require(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().message);
  return std::move(*result);
}

int worth(const scenario::Reply& reply) {
  int sum = 0;
  for (const scenario::Level& level : reply.consequence.levels) sum += level.level * 2 - 3;
  if (reply.consequence.ethics == scenario::Ethics::breach) sum -= 100;
  return sum;
}

std::size_t pick(const scenario::Scenario& scenario, const scenario::Session& session, Taste taste) {
  std::size_t chosen = session.offered.front();
  for (const std::size_t reply : session.offered) {
    const int now = worth(scenario.replies[chosen]), other = worth(scenario.replies[reply]);
    if ((taste == Taste::best && other > now) || (taste == Taste::worst && other < now)) chosen = reply;
  }
  return chosen;
}

training::Person make_person(const std::string& language) {
  const bool russian = language == "ru";
  return {
      .id = "p1", .name = russian ? "Ольга Петрова" : "Olga Petrova", .role = "hunter", .language = language};
}

app::State base(const World& world, const std::string& language, app::Screen screen) {
  app::State state;
  state.screen = screen;
  state.data_folder = "/home/olga/.local/share/riposte";
  state.catalogue = world.catalogue;
  state.library = world.library;
  state.person = make_person(language);
  state.people = {*state.person};
  state.suggestion = training::suggest(state.library, state.history, "hunter");
  return state;
}

training::AttemptSummary finished(const World& world, std::size_t talk, double overall, bool passed,
                                  int days_ago) {
  training::AttemptSummary attempt;
  attempt.id = "a" + std::to_string(days_ago);
  attempt.scenario = world.library.talks[talk]->id();
  attempt.scenario_hash = world.library.talks[talk]->hash();
  attempt.started = {kToday - days_ago * kDay};
  attempt.steps = 7;
  attempt.result = training::TalkResult{
      "x", passed ? "won-step" : "lost-polite", overall, passed, {kToday - days_ago * kDay + 400000}};
  return attempt;
}

app::DebriefState as_debrief(const app::TalkState& talk) {
  app::DebriefState debrief = app::open_debrief(talk.attempt, talk.content, {talk.session, talk.events});
  debrief.attempt.self.state = training::SelfReview::State::skipped;
  const scenario::Scenario& scenario = talk.content->in(talk.attempt.language);
  analysis::ReviewGround ground;
  if (analysis::prepare_review(scenario, {}, ground) != analysis::Explored::whole)
    throw std::runtime_error("too many positions for a picture");
  debrief.review = {app::Reviewing::State::done,
                    std::make_shared<const training::TalkReview>(
                        require(training::review_talk(scenario, ground, debrief.attempt)))};
  return debrief;
}

class Scenes {
public:
  Scenes(const World& world, const std::string& language) : world_(world), language_(language) {}
  std::vector<Scene> take() && { return std::move(scenes_); }
  void entrance();
  void home();
  void talks();
  void after();

private:
  Scene& add(std::string name, app::Screen screen) {
    Scene scene{std::move(name), base(world_, language_, screen), {}};
    scene.memo.language = language_;
    scene.memo.last_screen = screen;
    scenes_.push_back(std::move(scene));
    return scenes_.back();
  }
  app::TalkState talk(int steps, Taste taste, std::uint64_t seed = 3) const {
    return make_talk(world_, language_, 0, seed, steps, taste);
  }

  const World& world_;
  std::string language_;
  std::vector<Scene> scenes_;
};

void Scenes::entrance() {
  add("starting", app::Screen::starting).state.person.reset();
  Scene& failure = add("failure", app::Screen::failure);
  failure.state.failure = phrase("The data folder {} cannot be used: {}. Choose another one with --data DIR.",
                                 "/home/olga/.local/share/riposte", system_reason(EROFS));
  Scene& first = add("first_start", app::Screen::first_start);
  first.state.person.reset();
  first.state.people.clear();
  first.memo.focus_name = false;
  first.memo.name = make_person(language_).name;
  Scene& people = add("people", app::Screen::people);
  people.state.people.push_back(
      {.id = "p2",
       .name = language_ == "ru" ? "Александр Константинопольский" : "Alexander Featherstonehaugh",
       .role = "head",
       .language = "ru"});
  people.state.people.push_back({.id = "p3", .name = "Мира", .role = "coordinator", .language = "en"});
  Scene& adding = add("add_person", app::Screen::first_start);
  adding.memo.focus_name = false;
  add("settings", app::Screen::settings);
  add("palette", app::Screen::home).state.overlay = app::Overlay::palette;
  add("keys", app::Screen::home).state.overlay = app::Overlay::keys;
}

void Scenes::home() {
  add("home", app::Screen::home);
  Scene& later = add("home_later", app::Screen::home);
  later.state.history = {finished(world_, 0, 2.2, false, 1), finished(world_, 0, 2.9, true, 4)};
  if (world_.library.talks.size() > 1) {
    training::AttemptSummary open = finished(world_, 1, 0, false, 0);
    open.id = "open";
    open.result.reset();
    later.state.history.insert(later.state.history.begin(), open);
  }
  later.state.suggestion = training::suggest(later.state.library, later.state.history, "hunter");
  later.state.library.problems = {
      {"scenarios/mine/price.json",
       Error{"line 14, /turns/opening/replies/2/next: there is no turn “close”"}}};
  Scene& empty = add("home_empty", app::Screen::home);
  empty.state.library = {};
  empty.state.suggestion.reset();
  Scene& notices = add("home_notices", app::Screen::home);
  notices.state.notices = {
      {1, app::Notice::Kind::info, language_ == "ru" ? "Разговор сохранён." : "The talk has been saved.", ""},
      {2, app::Notice::Kind::error,
       language_ == "ru" ? "Ответ не удалось сохранить, поэтому разговор ждёт."
                         : "Your reply could not be saved, so the talk waits.",
       "disk I/O error: /home/olga/.local/share/riposte"}};
  Scene& briefing = add("briefing", app::Screen::briefing);
  briefing.state.briefing = world_.library.talks[0]->id();
  Scene& again = add("briefing_again", app::Screen::briefing);
  again.state.briefing = world_.library.talks[0]->id();
  again.state.history = {finished(world_, 0, 2.2, false, 1), finished(world_, 0, 2.9, true, 4)};
  training::AttemptSummary open = finished(world_, 0, 0, false, 0);
  open.id = "open";
  open.result.reset();
  again.state.history.insert(again.state.history.begin(), open);
  again.memo.open = {"briefing.skill.listen"};
}

void Scenes::talks() {
  add("talk_start", app::Screen::talk).state.talk = talk(0, Taste::best);
  add("talk", app::Screen::talk).state.talk = talk(3, Taste::best);
  Scene& hint = add("talk_hint", app::Screen::talk);
  hint.state.talk = talk(0, Taste::worst);
  hint.state.talk->hints_shown = 2;
  hint.state.talk->selected = 1;
  Scene& pending = add("talk_pending", app::Screen::talk);
  pending.state.talk = talk(1, Taste::first);
  pending.state.talk->pending.emplace();
  const auto offer = [&](Scene& scene, std::size_t kept) {
    app::TalkState& open = scene.state.talk.emplace(talk(3, Taste::best));
    const app::TalkState shorter = talk(static_cast<int>(kept), Taste::best);
    std::optional<scenario::LineSpoken> line;
    for (const scenario::Event& event : shorter.events)
      if (const auto* spoken = std::get_if<scenario::LineSpoken>(&event)) line = *spoken;
    open.offer = app::EditionOffer{open.content, kept, 3, kept == 3, line};
  };
  offer(add("talk_offer", app::Screen::talk), 3);
  offer(add("talk_offer_fewer", app::Screen::talk), 2);
  Scene& leave = add("talk_leave", app::Screen::talk);
  leave.state.talk = talk(2, Taste::best);
  leave.state.talk->confirm_leave = true;
  Scene& halted = add("talk_halted", app::Screen::talk);
  halted.state.talk = talk(1, Taste::best);
  halted.state.talk->session.phase = scenario::Phase::halted;
  halted.state.talk->session.offered.clear();
  add("talk_ended", app::Screen::talk).state.talk = talk(99, Taste::best);
}

void Scenes::after() {
  Scene& good = add("debrief_good", app::Screen::debrief);
  good.state.debrief = as_debrief(talk(99, Taste::best));
  good.memo.open = {"debrief.exchange.1.more"};
  const app::DebriefState bad = as_debrief(talk(99, Taste::worst, 5));
  add("debrief_bad", app::Screen::debrief).state.debrief = bad;
  Scene& asked = add("debrief_self", app::Screen::debrief);
  asked.state.debrief = bad;
  asked.state.debrief->attempt.self = {};
  Scene& step = add("debrief_step", app::Screen::debrief);
  step.state.debrief = as_debrief(talk(99, Taste::first, 5));
  step.state.debrief->step = 1;
  step.state.debrief->attempt.self = {training::SelfReview::State::given,
                                      {{"acknowledge", 4}, {"listen", 1}}};
  Scene& compared = add("debrief_compared", app::Screen::debrief);
  compared.state.debrief = as_debrief(talk(99, Taste::best, 5));
  app::compare_with(*compared.state.debrief, bad.attempt);
  compared.memo.open = {"review.line"};
  Scene& waiting = add("debrief_waiting", app::Screen::debrief);
  waiting.state.debrief = bad;
  waiting.state.debrief->review = {};
}

} // namespace

World load_world() {
  const catalogue::CatalogueFiles files{read("content/taxonomy/objections.json"),
                                        read("content/taxonomy/stages.json"),
                                        read("content/taxonomy/segments.json"),
                                        read("content/taxonomy/roles.json"),
                                        read("content/rubric.json"),
                                        read("content/techniques.json")};
  World world;
  world.catalogue = std::make_shared<const catalogue::Catalogue>(require(catalogue::parse_catalogue(files)));
  for (const std::string name : {"not-interested", "value-for-money"}) {
    const std::string path = "scenarios/first-pack/" + name;
    world.library.talks.push_back(require(
        training::make_content(read(path + ".json"), {{"ru", read(path + ".ru.json")}}, *world.catalogue)));
  }
  return world;
}

app::TalkState make_talk(const World& world, const std::string& language, std::size_t talk,
                         std::uint64_t seed, int steps, Taste taste) {
  const training::ContentPtr content = world.library.talks[talk];
  const scenario::Scenario& scenario = content->in(language);
  scenario::Step step = scenario::start(scenario, seed);
  app::TalkState state;
  state.attempt.id = "attempt";
  state.attempt.person = "p1";
  state.attempt.scenario = scenario.id;
  state.attempt.scenario_hash = scenario.hash;
  state.attempt.seed = seed;
  state.attempt.language = language;
  state.content = content;
  state.session = std::move(step.session);
  state.events = std::move(step.events);
  for (int i = 0; i < steps && state.session.phase == scenario::Phase::awaiting; ++i) {
    const scenario::Input input{false, pick(scenario, state.session, taste)};
    const Result<void> done = scenario::advance(scenario, state.session, input, state.events);
    if (!done) throw std::runtime_error(done.error().message);
    state.attempt.steps.push_back({scenario::to_text(scenario, input), {}, 4000});
  }
  state.shown = state.events.size();
  if (state.session.phase == scenario::Phase::awaiting && scenario.turns[state.session.turn].seconds > 0)
    state.countdown = app::Countdown{scenario.turns[state.session.turn].seconds * 1000LL, 21'000};
  return state;
}

std::vector<Scene> make_scenes(const World& world, const std::string& language) {
  Scenes scenes(world, language);
  scenes.entrance();
  scenes.home();
  scenes.talks();
  scenes.after();
  return std::move(scenes).take();
}

Scene make_scene(const World& world, const std::string& language, std::string_view name) {
  for (Scene& scene : make_scenes(world, language))
    if (scene.name == name) return std::move(scene);
  throw std::runtime_error("no scene " + std::string(name));
}

} // namespace riposte::desktop
