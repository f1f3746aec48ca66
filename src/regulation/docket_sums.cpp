// SPDX-License-Identifier: Apache-2.0
#include <thads/regulation/docket_sums.hpp>

#include <cstdint>

#include <thads/base/error.hpp>
#include <thads/model/vocabulary.hpp>
#include <thads/tally/measures.hpp>

namespace thads {

void docket_figures::add(std::string_view outcome, const docket_counts& counts) {
  total_ += counts;  // checked: what is a part of it cannot overflow either
  decided_[std::string(outcome)] += counts[docket_count::decided];
}

int128_t docket_figures::decided(std::string_view outcome) const noexcept {
  const auto found = decided_.find(outcome);
  return found == decided_.end() ? 0 : found->second;
}

int128_t docket_figures::value(std::string_view name) const noexcept {
  if (const auto count = find_code<docket_count>(name)) return total_[*count];
  return decided(name);
}

int128_t docket_figures::value(const expression& e) const {
  int128_t sum = 0;
  for (const term& t : e.terms()) {
    int128_t part = 0;
    if (__builtin_mul_overflow(value(t.name), int128_t{t.factor}, &part) ||
        __builtin_add_overflow(sum, part, &sum)) {
      throw error(errc::overflow, "a sum over a docket exceeds its range");
    }
  }
  return sum;
}

namespace detail {

void require_docket_sum(const docket_kind& docket, const expression& e) {
  bool has_amount = false;
  bool has_items = false;
  for (const term& t : e.terms()) {
    const auto count = find_code<docket_count>(t.name);
    if (!count && docket.find_outcome(t.name) == nullptr) {
      const std::string quoted = quoted_text(t.name);
      throw regulation_error(errc::not_found, "sổ này không có số liệu hay kết quả " + quoted,
                             "the docket has no count or outcome " + quoted);
    }
    (count == docket_count::amount ? has_amount : has_items) = true;
  }
  if (has_amount && has_items) {
    throw regulation_error(errc::argument, "cộng số tiền với số lượng",
                           "adds an amount to a number of items");
  }
}

bool always_equal(const docket_kind& docket, const expression& left, const expression& right) {
  std::map<std::string, std::int64_t, std::less<>> rest;
  for (const term& t : left.terms()) rest[t.name] += t.factor;
  for (const term& t : right.terms()) rest[t.name] -= t.factor;
  const auto take = [&rest](docket_count c, std::int64_t times) {
    rest[std::string(code_of(c))] -= times;
  };
  const std::int64_t flow = rest[std::string(code_of(docket_count::opening))];
  take(docket_count::opening, flow);
  take(docket_count::opened, flow);
  take(docket_count::decided, -flow);
  take(docket_count::closing, -flow);
  if (docket.keeps_stock()) {
    const std::int64_t decided = rest[std::string(code_of(docket_count::decided))];
    take(docket_count::decided, decided);
    for (const docket_word& outcome : docket.outcomes) rest[outcome.id] += decided;
  }
  for (const auto& [name, times] : rest) {
    if (times != 0) return false;
  }
  return true;
}

}  // namespace detail

}  // namespace thads
