// SPDX-License-Identifier: Apache-2.0
// The events of a case in one statistical year, told in the order in which an office would act.
#include <simulate/life.hpp>

#include <algorithm>

namespace thads::detail {
namespace {

constexpr dong smallest_instalment = 1 * million;

[[nodiscard]] constexpr bool is_hold(measure m) noexcept {
  return m == measure::postponed_agreed || m == measure::postponed_other || m == measure::suspended;
}

[[nodiscard]] constexpr bool has_conditions(measure standing) noexcept {
  return standing == measure::in_progress || standing == measure::postponed_agreed ||
         standing == measure::unclassified;
}

[[nodiscard]] constexpr bool lacks_conditions(measure standing) noexcept {
  return standing == measure::unenforceable || standing == measure::postponed_other ||
         standing == measure::suspended;
}

// Money that leaves with these types counts as resolved.
[[nodiscard]] constexpr bool resolves(event_type type) noexcept {
  return type == event_type::collected || type == event_type::reduced ||
         type == event_type::terminated;
}

// One year of one life.
class chapter {
 public:
  chapter(life& state, const course& plan, random_source& random, life_events& events) noexcept
      : state_(state), plan_(plan), random_(random), events_(events), last_(plan.year.last) {}

  year_account tell() {
    state_.today = std::max(state_.today, plan_.year.first);
    if (!state_.begun) {
      open_the_file();
      live();
    } else if (!rests_all_year()) {
      take_up_again();
      live();
    }
    state_.standing = plan_.end;
    if (has_conditions(plan_.end)) account_.open_with_conditions = state_.balance;
    if (lacks_conditions(plan_.end)) account_.open_without_conditions = state_.balance;
    return account_;
  }

 private:
  void live() {
    hand_over();
    if (closes(plan_.end)) {
      close();
    } else {
      leave_open();
    }
  }

  void record(event_type type, dong amount = 0, ground why = ground::none, holder to = {}) {
    events_.push_back({amount, state_.today, type, why, to});
  }

  // Moves on by up to `days`, never beyond the last day of the chapter.
  void pass(day_number days) { state_.today = weekday_until(std::min(last_, state_.today + days)); }
  void pass_up_to(day_number days) { pass(random_.between(0, std::max(days, 0))); }
  void pass_part_of_the_time() { pass_up_to((last_ - state_.today) / 2); }

  // A procedural step `days` later, unless that is after the year or goes unrecorded.
  void step(event_type type, day_number days) {
    const day_number day = weekday_from(state_.today + days);
    if (day > last_ || !random_.per_mille(plan_.recorded_steps)) return;
    state_.today = day;
    record(type);
  }

  void open_the_file() {
    state_.begun = true;
    if (state_.facts.begun == initiation::on_request) step(event_type::request_received, 0);
    if (state_.held_by.officer != 0) step(event_type::assigned, random_.between(0, 2));
    step(event_type::notified, random_.between(1, 4));
    step(event_type::voluntary_end, 10);
    step(event_type::verified, random_.between(1, 9));
  }

  // A hold or the separate book may last longer than a year; the debtor is verified all the same.
  bool rests_all_year() {
    const bool booked = state_.standing == measure::separate_book;
    if (plan_.end != state_.standing || !(booked || is_hold(state_.standing))) return false;
    if (booked) step(event_type::verified, random_.between(150, 200));
    return true;
  }

  void take_up_again() {
    if (is_hold(state_.standing)) {
      pass_part_of_the_time();
      record(event_type::resumed);
    } else if (state_.standing == measure::separate_book) {
      pass_part_of_the_time();
      step(event_type::verified, 1);
      record(event_type::book_returned);
    } else if (state_.standing == measure::unenforceable) {
      step(event_type::verified, random_.between(5, 90));
    }
  }

  void hand_over() {
    if (!plan_.handed_to) return;
    pass_up_to(std::min(30, last_ - state_.today));
    const bool within = plan_.handed_to->unit == state_.held_by.unit;
    record(within ? event_type::officer_changed : event_type::unit_changed, 0, ground::none,
           *plan_.handed_to);
    state_.held_by = *plan_.handed_to;
  }

  void classify(bool enforceable) {
    if (state_.enforceable == enforceable) return;
    if (state_.enforceable.has_value()) {
      pass_part_of_the_time();
    } else {
      pass_up_to(3);
    }
    record(enforceable ? event_type::enforceable : event_type::unenforceable);
    state_.enforceable = enforceable;
  }

  void leave_open() {
    switch (plan_.end) {
      case measure::unclassified:
        return;
      case measure::in_progress:
        classify(true);
        move_some_money(300);
        return;
      case measure::unenforceable:
        classify(false);
        move_some_money(40);
        return;
      case measure::separate_book:
        classify(false);
        pass_part_of_the_time();
        record(event_type::separate_book);
        return;
      case measure::suspended:
        classify(true);
        pass_part_of_the_time();
        record(event_type::suspended);
        return;
      default:
        classify(true);
        pass_part_of_the_time();
        postpone(plan_.end == measure::postponed_agreed ? ground::agreement : ground::other);
    }
  }

  void postpone(ground why) { record(event_type::postponed, 0, why); }

  // Payments and corrections on a case that stays open; `chance` of a payment per mille.
  void move_some_money(std::uint32_t chance) {
    if (plan_.steady) return;
    if (random_.per_mille(8)) adjust();
    if (random_.per_mille(10)) reduce();
    if (random_.per_mille(chance)) collect_a_part();
    if (random_.per_mille(3)) let_a_part_go(event_type::terminated);
  }

  // A part of the balance, at most a half, in whole thousands of đồng; 0 when too little is left.
  dong part_of_balance() {
    if (state_.balance < 2 * smallest_instalment) return 0;
    const auto percent = static_cast<dong>(random_.between(5, 50));
    return state_.balance / 100 * percent / thousand * thousand;
  }

  void take(event_type type, dong money) {
    record(type, money);
    book(type, money);
  }

  // Takes `money` off the balance; what `type` did with it goes into the account.
  void book(event_type type, dong money) {
    state_.balance -= money;
    (resolves(type) ? account_.resolved : account_.left_otherwise) += money;
  }

  void collect(dong money) {
    take(event_type::collected, money);
    state_.ever_collected = true;
    if (state_.facts.begun == initiation::on_request && random_.per_mille(plan_.recorded_steps)) {
      record(event_type::paid_out, money);
    }
  }

  void collect_a_part() {
    const dong part = part_of_balance();
    if (part == 0) return;
    pass_part_of_the_time();
    collect(part);
  }

  void let_a_part_go(event_type type) {
    const dong part = part_of_balance();
    if (part == 0) return;
    pass_part_of_the_time();
    take(type, part);
  }

  // Only what is owed to the State is reduced.
  void reduce() {
    if (state_.facts.flags.contains(flag::budget)) let_a_part_go(event_type::reduced);
  }

  // The decision is amended: up by a part, or down by less than is left.
  void adjust() {
    const dong part = part_of_balance();
    if (part == 0) return;
    pass_part_of_the_time();
    const dong change = random_.per_mille(600) ? part / 10 / thousand * thousand : -part;
    if (change == 0) return;
    record(event_type::adjusted, change);
    state_.balance += change;
  }

  void close() {
    if (plan_.end != measure::finished) {
      set_closing_day();
      close_unfinished();
    } else {
      classify(true);
      set_closing_day();
      finish();
    }
    state_.open = false;
  }

  // From here on nothing happens after the day on which the case will be closed. It is the earliest
  // of three random ones: most cases are easy.
  void set_closing_day() {
    const day_number until = last_;
    for (int draw = 0; draw < 3; ++draw) {
      last_ = std::min(last_, weekday_until(random_.between(state_.today, until)));
    }
  }

  void finish() {
    if (random_.per_mille(20)) pause();
    if (!plan_.steady) move_some_money(0);
    for (int parts = 0; parts < 3 && random_.per_mille(180); ++parts) collect_a_part();
    state_.today = last_;
    if (state_.ever_collected && state_.balance > 0 && !plan_.steady && random_.per_mille(60)) {
      let_the_rest_go(random_.per_mille(850) ? event_type::terminated : event_type::entrusted_out);
      return;
    }
    if (state_.balance > 0) collect(state_.balance);
    record(event_type::completed);
  }

  // A postponement or suspension that is over before the case is closed.
  void pause() {
    pass_part_of_the_time();
    switch (random_.below(3)) {
      case 0:
        postpone(ground::agreement);
        break;
      case 1:
        postpone(ground::other);
        break;
      default:
        record(event_type::suspended);
    }
    pass_part_of_the_time();
    record(event_type::resumed);
  }

  // An empty amount takes the whole balance; some offices write it out.
  void let_the_rest_go(event_type type) {
    record(type, random_.per_mille(400) ? state_.balance : 0);
    book(type, state_.balance);
  }

  void close_unfinished() {
    const bool entrusted = plan_.end == measure::entrusted_out;
    if (!entrusted && random_.per_mille(3)) let_a_part_go(event_type::entrusted_out);
    state_.today = last_;
    switch (plan_.end) {
      case measure::terminated:
        return let_the_rest_go(event_type::terminated);
      case measure::entrusted_out:
        return let_the_rest_go(event_type::entrusted_out);
      case measure::revoked:
        return let_all_go(event_type::revoked);
      case measure::pulled_up:
        return let_all_go(event_type::pulled_up);
      default:
        return let_all_go(event_type::request_returned);
    }
  }

  // The three types that take the whole balance without writing it out.
  void let_all_go(event_type type) {
    record(type);
    book(type, state_.balance);
  }

  life& state_;
  const course& plan_;
  random_source& random_;
  life_events& events_;
  day_number last_;
  year_account account_{};
};

}  // namespace

year_account live_year(life& state, const course& plan, random_source& random,
                       life_events& events) {
  return chapter(state, plan, random, events).tell();
}

}  // namespace thads::detail
