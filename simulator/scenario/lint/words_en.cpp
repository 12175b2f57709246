// The English word lists of the linter.
#include "scenario/lint/words.h"

namespace riposte::scenario::lint {
namespace {

constexpr WordList kWords[] = {
    {Topic::kindness,
     "thank you, thanks, sorry, apolog*, please, gladly, happy to, of course, feel free, no problem, "
     "appreciate, fair enough, fair point, fair question, good point, good question, makes sense, "
     "you're right, you are right, i see, i hear you, i understand, i do understand, understood, "
     "understandable, i respect, i can imagine, i can see, must be, must have been, sounds hard, "
     "that's hard, that's tough, that's bitter, frustrat*, i'd feel the same, i would feel the same"},
    {Topic::absolute, "always, never, everyone, everybody, nobody, no one, no-one, impossible, guarantee*, "
                      "absolutely, without exception, every time, every single"},
    {Topic::negation,
     "not, no, never, without, can't, cannot, don't, doesn't, didn't, won't, wouldn't, isn't, aren't, "
     "wasn't, weren't, haven't, hasn't, hadn't, couldn't, shouldn't, needn't, mustn't, nothing, none"},
    {Topic::joiner,
     "and also, also, and by the way, by the way, while i have you, while we're at it, while i'm at it, "
     "on top of that, apart from that, and another thing, one more thing, in the same breath"},
    {Topic::verdict,
     "correct, incorrect, right, wrong, true, false, good, great, excellent, perfect, nice, bad, poor, "
     "mistake, error, fine, brilliant, best, worst, well done, bravo, fail, failed, pass, passed, super, "
     "wonderful, terrible, splendid, better, weak, strong, yes, no"},
    {Topic::verdict_filler,
     "a, an, the, is, was, it, it's, this, that, that's, you, your, you're, very, quite, really, so, not, "
     "answer, reply, choice, option, response, job, work, done, well, one, move, of, here, for, and, but, "
     "absolutely, completely, totally, unfortunately, sadly, clearly, just, simply, all, in, as, are, "
     "decision, step, idea, solution, possible, exactly, entirely, i'm, afraid, sorry"},
    {Topic::about_you,
     "you are, you're, you were, you have been, you've been, you seem, you must be, you come across as, "
     "you look like, you are being, you're being"},
    {Topic::judgement_filler,
     "a, an, the, so, too, very, just, simply, not, no, really, rather, quite, always, never, such, being, "
     "bit, little, clearly, obviously, still, far, born, plain, plainly, frankly, pretty, somewhat, kind, "
     "of, sort, only, merely, truly, totally, completely, as, extremely, hopelessly, naturally"},
    {Topic::judgement,
     "rude, lazy, stupid, dumb, silly, careless, sloppy, arrogant, unprofessional, pushy, "
     "clumsy, naive, insecure, impatient, selfish, dishonest, liar, cheat, coward, cowardly, timid, boring, "
     "aggressive, incompetent, ignorant, hopeless, useless, immature, tactless, "
     "insensitive, cold-hearted, manipulative, manipulator, greedy, amateur, amateurish, loser, bully, "
     "natural, talent, talented, gifted, genius, smart, clever, charming, professional, star, pro, hero, "
     "disorganised, disorganized, unreliable, untrustworthy, inattentive, thoughtless, egoist, nervous"},
    {Topic::quality,
     "good, bad, poor, weak, great, excellent, brilliant, amazing, wonderful, fantastic, terrible, "
     "awful, perfect, lousy, fine, real, strong, nice"},
    {Topic::person_noun,
     "listener, seller, salesperson, salesman, saleswoman, rep, person, negotiator, talker, closer, "
     "communicator, speaker, professional, colleague, partner, consultant, manager, liar"},
    {Topic::person_phrase,
     "you never listen, you don't listen, you do not listen, you can't listen, you cannot listen, "
     "you never care, you don't care, you do not care, you always interrupt, you always talk, you always "
     "push, "
     "you lack, you have no patience, you have no empathy, you have no manners, you have no talent, "
     "you have no idea, you have no clue, you don't know how to, you do not know how to, you aren't able to, "
     "you're not able to, you are not able to, you aren't cut out, you're not cut out, you are not cut out, "
     "your rudeness, your laziness, your arrogance, your ignorance, your incompetence, your stupidity, "
     "your carelessness, your talent, your character, your personality, people like you, a seller like you"},
    {Topic::stereotype,
     "girl from accounting, girl from accounts, girl from reception, girl from the office, girl from sales, "
     "girl from marketing, girl in accounting, girl in accounts, girl at reception, girl at the reception, "
     "girl at the front desk, girl on the phone, girls from accounting, girls in accounts, girls in "
     "accounting, "
     "girls in the office, girls at reception, office girl, office girls, secretary girl, girl boss, "
     "lady boss, female boss, lady driver, woman driver, women drivers, cleaning lady, tea lady, "
     "lady doctor, male nurse, male secretary, career woman, housewife, housewives, dumb blonde, blonde, "
     "man's job, men's work, man's work, woman's job, women's work, woman's work, woman's logic, "
     "female logic, like a girl, for a woman, for a girl, the little woman, old maid, bossy woman"},
    {Topic::pet_name, "lenochka, svetochka, tanechka, olechka, mashenka, natashenka, irochka, katenka, "
                      "yulechka, anechka, verochka, lyudochka, vovochka, petenka"},
    {Topic::way_out,
     "it's just, just not, not interested, not now, no time, not really, not sure, not today, some time, "
     "sometime, some other time, some day, one day, maybe, perhaps, somehow, we'll see, we shall see, "
     "think it over, think about it, have to think, let me think, be in touch, get back to you, call you, "
     "ring you, send me something, send something, send it over, email me, let's leave it, leave it at that, "
     "anyway, generally, in general, sort of, kind of, whatever, busy, goodbye, bye, all good, all set, "
     "we're fine, it's fine, a lot for what it is, don't like, don't trust anyone, the usual, you know, hm"},
    {Topic::appointment,
     "i'll, i will, i can call, i could call, may i, could i, can i, shall i, shall we, let's, let me, can "
     "we, "
     "could we, give me, do you have, have you got, today, tonight, tomorrow, monday, tuesday, wednesday, "
     "thursday, friday, saturday, sunday, i ring, i call, we meet, we talk, your time"},
    {Topic::time_unit,
     "second, seconds, minute, minutes, min, mins, hour, hours, o'clock, am, pm, noon, day, days, "
     "week, weeks, month, months, january, february, march, april, may, june, july, august, september, "
     "october, november, december"},
    {Topic::percent, "percent, per cent, percentage, pct"},
    {Topic::money,
     "pound, pounds, dollar, dollars, euro, euros, rouble, roubles, ruble, rubles, usd, eur, gbp, "
     "rub, cent, cents, pence, quid, bucks"},
    {Topic::thousand, "thousand, thousands, grand"},
    {Topic::million, "million, millions, mln, mn"},
    {Topic::billion, "billion, billions, bn"},
    {Topic::you, "you, your, yours, you're, you've, you'd, you'll"},
    {Topic::we,
     "we, our, us, ours, we're, we've, we'd, we'll, clients, client's, customers, companies, firms, shops, "
     "users, people, did you know, do you know, you know"},
};

} // namespace

std::span<const WordList> english_words() {
  return kWords;
}

} // namespace riposte::scenario::lint
