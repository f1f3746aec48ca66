// SPDX-License-Identifier: Apache-2.0
// Reading a register from Arrow streams: bytes of column data a second, that is of all buffers.
// THADS_BENCH_CASES names the size (default 1 000 000 cases, with four events each). The events of
// a case stand together; unit, officer and ground are mostly null, as in a real register.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <benchmark/benchmark.h>

#include <thads/read/arrow/arrow_register.hpp>

#include "../tests/support/arrow_arrays.hpp"

namespace {

using namespace thads;
using thads_test::arrow_array;
using maybe_text = std::optional<std::string_view>;

constexpr std::size_t events_a_case = 4;
constexpr std::size_t rows_a_batch = 100'000;

std::size_t number_of_cases() {
  const char* text = std::getenv("THADS_BENCH_CASES");
  return text == nullptr ? 1'000'000 : std::strtoull(text, nullptr, 10);
}

// How the texts of a register are laid out.
enum class layout : std::uint8_t {
  plain,           // every one by itself
  dictionary,      // as indices, except the case ids
  dictionary_ids,  // the case ids too
};

struct simple_event {
  date day;
  event_type type;
  std::int64_t amount = 0;
};

// A register that is made up, and valid.
class made_up {
 public:
  explicit made_up(std::size_t cases) {
    std::mt19937_64 random(1);
    constexpr event_type types[] = {event_type::verified,    event_type::notified,
                                    event_type::enforceable, event_type::unenforceable,
                                    event_type::collected,   event_type::collected,
                                    event_type::postponed,   event_type::resumed,
                                    event_type::paid_out,    event_type::assigned};
    for (std::size_t i = 0; i < 400; ++i) units_.push_back(std::to_string(10'000 + i));
    for (std::size_t i = 0; i < 4000; ++i) {
      officers_.push_back(units_[i / 10] + "-" + std::to_string(i % 10));
    }
    for (std::size_t i = 0; i < cases; ++i) {
      const std::string digits = std::to_string(i);
      ids_ += std::string(7 - digits.size(), '0') + digits + "/2024";
      date day = date::from_ymd(2020, 1, 1) + std::chrono::days(random() % 1000);
      accepted_.push_back(day);
      bool is_held = false;
      for (std::size_t e = 0; e < events_a_case; ++e) {
        day = day + std::chrono::days(random() % 100);
        event_type type = types[random() % std::size(types)];
        if (type == event_type::resumed && !is_held) type = event_type::postponed;
        is_held = type == event_type::postponed || (is_held && type != event_type::resumed);
        const bool has_amount = type == event_type::collected || type == event_type::paid_out;
        events_.push_back(
            {day, type, has_amount ? static_cast<std::int64_t>(1 + random() % 100'000) : 0});
      }
    }
  }

  [[nodiscard]] std::size_t cases() const { return accepted_.size(); }
  [[nodiscard]] std::size_t events() const { return events_.size(); }

  [[nodiscard]] std::vector<arrow_array> case_batches(layout how) const {
    return batches(cases(), [&](std::size_t first, std::size_t n) {
      const auto unit = [&](std::size_t i) { return (first + i) * units_.size() / cases(); };
      return thads_test::batch_of(
          {{"case_id", ids(how, n, [&](std::size_t i) { return first + i; })},
           {"unit", texts(how, n, [&](std::size_t i) { return maybe_text(units_[unit(i)]); })},
           {"officer",
            texts(how, n,
                  [&](std::size_t i) { return maybe_text(officers_[unit(i) * 10 + i % 10]); })},
           {"initiation", words(how, n,
                                [](std::size_t i) {
                                  return i % 3 == 0 ? initiation::on_request
                                                    : initiation::ex_officio;
                                })},
           {"judgment_type",
            words(how, n, [](std::size_t i) { return static_cast<judgment_type>(i % 10); })},
           {"accepted", days(n, [&](std::size_t i) { return accepted_[first + i]; })},
           {"amount",
            thads_test::number_array<std::int64_t>(
                "l", n, [](std::size_t) { return std::optional(std::int64_t{1} << 40U); })},
           {"source", texts(how, n, [](std::size_t) { return maybe_text(); })},
           {"flags", texts(how, n, [](std::size_t i) {
              return i % 8 == 0 ? maybe_text("credit|focus") : std::nullopt;
            })}});
    });
  }

  [[nodiscard]] std::vector<arrow_array> event_batches(layout how) const {
    return batches(events(), [&](std::size_t first, std::size_t n) {
      const auto event = [&](std::size_t i) -> const simple_event& { return events_[first + i]; };
      return thads_test::batch_of(
          {{"case_id", ids(how, n, [&](std::size_t i) { return (first + i) / events_a_case; })},
           {"date", days(n, [&](std::size_t i) { return event(i).day; })},
           {"type", words(how, n, [&](std::size_t i) { return event(i).type; })},
           {"amount", thads_test::number_array<int128_t>("d:18,0", n,
                                                         [&](std::size_t i) {
                                                           const int128_t amount = event(i).amount;
                                                           return amount == 0
                                                                      ? std::nullopt
                                                                      : std::optional(amount);
                                                         })},
           {"ground", texts(how, n,
                            [&](std::size_t i) {
                              return event(i).type == event_type::postponed ? maybe_text("other")
                                                                            : std::nullopt;
                            })},
           {"unit", texts(how, n, [](std::size_t) { return maybe_text(); })},
           {"officer", texts(how, n, [](std::size_t) { return maybe_text(); })}});
    });
  }

 private:
  template <class Make>
  static std::vector<arrow_array> batches(std::size_t rows, Make make) {
    std::vector<arrow_array> all;
    for (std::size_t first = 0; first < rows; first += rows_a_batch) {
      all.push_back(make(first, std::min(rows_a_batch, rows - first)));
    }
    return all;
  }

  template <class At>
  static arrow_array texts(layout how, std::size_t n, At at) {
    return how == layout::plain ? thads_test::text_array("u", n, at)
                                : thads_test::dictionary_array<std::int32_t>("i", "u", n, at);
  }

  template <class At>
  static arrow_array words(layout how, std::size_t n, At at) {
    return texts(how, n, [&](std::size_t i) { return maybe_text(code_of(at(i))); });
  }

  template <class At>
  arrow_array ids(layout how, std::size_t n, At at) const {
    constexpr std::size_t id_size = 12;
    return texts(how == layout::dictionary ? layout::plain : how, n, [&](std::size_t i) {
      return maybe_text(std::string_view(ids_).substr(at(i) * id_size, id_size));
    });
  }

  template <class At>
  static arrow_array days(std::size_t n, At at) {
    return thads_test::number_array<std::int32_t>(
        "tdD", n, [&](std::size_t i) { return std::optional(at(i).days()); });
  }

  std::vector<std::string> units_;
  std::vector<std::string> officers_;
  std::string ids_;
  std::vector<date> accepted_;
  std::vector<simple_event> events_;
};

void read_arrow(benchmark::State& state, const made_up& content, layout how) {
  const thads_test::stream_plan cases{.batches = content.case_batches(how)};
  const thads_test::stream_plan events{.batches = content.event_batches(how)};
  std::size_t bytes = 0;
  for (const arrow_array& batch : cases.batches) bytes += batch.bytes();
  for (const arrow_array& batch : events.batches) bytes += batch.bytes();
  for ([[maybe_unused]] auto _ : state) {
    ArrowArrayStream case_stream = thads_test::stream_of(cases);
    ArrowArrayStream event_stream = thads_test::stream_of(events);
    const register_load load =
        read_register(arrow_stream(case_stream, "cases"), arrow_stream(event_stream, "events"));
    if (load.cases.event_count() != content.events()) {
      return state.SkipWithError("the register was not read whole");
    }
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes) * state.iterations());
  state.counters["bytes"] = static_cast<double>(bytes);
}

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
  const made_up content(number_of_cases());
  const std::pair<const char*, layout> layouts[] = {{"plain", layout::plain},
                                                    {"dictionary", layout::dictionary},
                                                    {"dictionary_ids", layout::dictionary_ids}};
  for (const auto& [name, how] : layouts) {
    const std::string full_name =
        std::string("read_arrow/") + name + "/" + std::to_string(content.cases());
    benchmark::RegisterBenchmark(
        full_name.c_str(),
        [&content, how = how](benchmark::State& state) { read_arrow(state, content, how); })
        ->Unit(benchmark::kMillisecond)
        ->UseRealTime();
  }
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
