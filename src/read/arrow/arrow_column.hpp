// SPDX-License-Identifier: Apache-2.0
// A column of an Arrow stream, block by block, with its dictionary.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "read/arrow/arrow_numbers.hpp"

#include <thads/number/integer_text.hpp>
#include <thads/time/date.hpp>

namespace thads {

namespace detail {

// Rows are read so many at a time: few enough for the fastest cache, enough to forget the cost of
// looking at types.
inline constexpr std::size_t arrow_block_size = 1024;

// The entries of a dictionary.
class arrow_dictionary {
 public:
  // No number that a caller gives to a text is this one.
  static constexpr std::uint32_t no_number = std::numeric_limits<std::uint32_t>::max();

  // Goes to `array`, whose texts are laid out as `layout`. Batches often share a dictionary, which
  // is then not read again: the batch before is still there, so its buffers are no other's.
  void open(const ArrowArray* array, arrow_layout layout, const arrow_place& place);

  // The number that stands for null; codes below it are those of the entries.
  [[nodiscard]] std::uint32_t null_code() const noexcept {
    return static_cast<std::uint32_t>(entries_.size() - 1);
  }
  [[nodiscard]] std::string_view entry(std::uint32_t code) const noexcept { return entries_[code]; }

  // Where callers keep the number that they give to an entry; at first no_number.
  [[nodiscard]] std::uint32_t& number(std::uint32_t code) noexcept { return numbers_[code]; }

  // Appends the rows of a block that refer to entries that are not fit to be text.
  void find_bad_texts(std::span<const std::uint32_t> codes, std::vector<bad_text>& bad) const;

 private:
  std::vector<const void*> buffers_;  // with `sizes_`, what the dictionary was made of
  std::array<std::int64_t, 3> sizes_{};
  std::vector<std::string_view> entries_;  // and behind them an empty one
  std::vector<bad_text> bad_;              // entries, in their order
  std::vector<std::uint32_t> numbers_;
};

inline void arrow_dictionary::open(const ArrowArray* array, arrow_layout layout,
                                   const arrow_place& place) {
  arrow_texts texts;
  texts.open(array, layout, place);
  const std::array<std::int64_t, 3> sizes{array->length, array->offset, array->null_count};
  const auto buffers = texts.buffers();
  if (!entries_.empty() && sizes == sizes_ && std::ranges::equal(buffers, buffers_)) return;
  const auto size = static_cast<std::size_t>(array->length);
  const std::uint8_t* const validity = validity_of(*array, place);
  std::vector<std::uint8_t> present(validity == nullptr ? 0 : size);
  if (validity != nullptr) expand_bits(validity, array->offset, size, present.data());
  entries_.assign(size + 1, {});
  bad_.clear();
  texts.read(array->offset, validity == nullptr ? nullptr : present.data(),
             std::span(entries_).first(size), bad_, place);
  numbers_.assign(size + 1, no_number);
  buffers_.assign(buffers.begin(), buffers.end());
  sizes_ = sizes;
}

inline void arrow_dictionary::find_bad_texts(std::span<const std::uint32_t> codes,
                                             std::vector<bad_text>& bad) const {
  if (bad_.empty()) return;
  for (std::size_t i = 0; i < codes.size(); ++i) {
    const auto found =
        std::lower_bound(bad_.begin(), bad_.end(), codes[i],
                         [](const bad_text& entry, std::uint32_t code) { return entry.at < code; });
    if (found != bad_.end() && found->at == codes[i]) bad.push_back({i, found->id});
  }
}

// A column of a stream. Rows are read in blocks, behind which it no longer matters how the values
// were laid out: a column of text has a text in every row, any other a number and its state.
class arrow_column {
 public:
  arrow_column(const arrow_field& field, arrow_content content, date_format dates)
      : field_(field),
        content_(content),
        dates_(dates),
        form_(!field.type.is_text()                  ? form::numbers
              : field.index && !field.type.is_null() ? form::codes
                                                     : form::texts),
        present_(arrow_block_size) {
    if (form_ == form::texts) texts_.resize(arrow_block_size);
    if (form_ == form::codes) codes_.resize(arrow_block_size);
    if (content_ != arrow_content::text) numbers_.resize(arrow_block_size);
    if (content_ != arrow_content::text) states_.resize(arrow_block_size);
  }

  // Position among the children of a batch.
  [[nodiscard]] std::size_t position() const noexcept { return field_.position; }

  // Goes to the column of a batch: `length` rows from row `offset` of `array` on.
  void open(const ArrowArray* array, std::int64_t offset, std::int64_t length,
            const arrow_place& place);

  // Reads `count` rows, no more than a block, from row `first` of the batch on. Appends the texts
  // that are not fit to be one, and makes them empty.
  void read(std::size_t first, std::size_t count, std::vector<bad_text>& bad,
            const arrow_place& place);

  // What row `i` of the block holds: empty for null. Numbers are written out, until the next call.
  [[nodiscard]] std::string_view text(std::size_t i) {
    if (form_ == form::texts) return texts_[i];
    if (form_ == form::codes) return dictionary_.entry(codes_[i]);
    return number_text(i);
  }

  // Gives the texts of `out.size()` rows from row `first` on.
  void copy_texts(std::size_t first, std::span<std::string_view> out) const {
    if (form_ == form::texts) {
      std::copy_n(texts_.data() + first, out.size(), out.begin());
    } else {
      const std::uint32_t* const codes = codes_.data() + first;
      for (std::size_t i = 0; i < out.size(); ++i) out[i] = dictionary_.entry(codes[i]);
    }
  }

  // The numbers that `look_up` gives for the texts of `out.size()` rows from row `first` on; it is
  // asked once for an entry of a dictionary.
  template <class LookUp>
  void number_texts(std::size_t first, std::span<std::uint32_t> out, LookUp look_up) {
    if (form_ == form::texts) {
      const std::string_view* const texts = texts_.data() + first;
      for (std::size_t i = 0; i < out.size(); ++i) out[i] = look_up(texts[i]);
      return;
    }
    const std::uint32_t* const codes = codes_.data() + first;
    for (std::size_t i = 0; i < out.size(); ++i) {
      const std::uint32_t code = codes[i];
      std::uint32_t& known = dictionary_.number(code);
      if (known == arrow_dictionary::no_number) known = look_up(dictionary_.entry(code));
      out[i] = known;
    }
  }

  // The numbers and states of the block, unless the column is one of text.
  [[nodiscard]] std::span<const std::int64_t> numbers() const noexcept { return numbers_; }
  [[nodiscard]] std::span<const number_state> states() const noexcept { return states_; }

 private:
  enum class form : std::uint8_t { texts, codes, numbers };

  template <class Index>
  void read_codes(std::int64_t first, const std::uint8_t* present, std::span<std::uint32_t> codes,
                  const arrow_place& place);
  void read_codes(std::int64_t first, const std::uint8_t* present, std::span<std::uint32_t> codes,
                  const arrow_place& place);
  void parse_texts(std::size_t count);
  [[nodiscard]] std::string_view number_text(std::size_t i);

  arrow_field field_;
  arrow_content content_;
  date_format dates_;
  form form_;

  // The batch.
  const std::uint8_t* validity_ = nullptr;
  const void* indices_ = nullptr;
  arrow_texts source_texts_;
  arrow_numbers source_numbers_;
  arrow_dictionary dictionary_;
  std::int64_t start_ = 0;  // of its rows in the buffers

  // The block.
  std::int64_t block_start_ = 0;  // in the buffers
  std::vector<std::uint8_t> present_;
  std::vector<std::string_view> texts_;
  std::vector<std::uint32_t> codes_;
  std::vector<std::int64_t> numbers_;
  std::vector<number_state> states_;
  std::string number_text_;
};

inline void arrow_column::open(const ArrowArray* array, std::int64_t offset, std::int64_t length,
                               const arrow_place& place) {
  switch (form_) {
    case form::texts:
      source_texts_.open(array, field_.type.layout, place);
      break;
    case form::codes:
      indices_ = buffers_of(array, 2, 2, place)[1];
      if (indices_ == nullptr) place.fail("the buffer of indices is missing");
      break;
    case form::numbers:
      source_numbers_.open(array, field_.type, place);
      break;
  }
  if (array->length < offset + length) place.fail("the column is shorter than the batch");
  if (array->n_children != 0) place.fail("a column without nested values has children");
  if ((array->dictionary != nullptr) != field_.index.has_value()) {
    place.fail("the schema and the batch disagree on whether there is a dictionary");
  }
  start_ = array->offset + offset;
  if (field_.type.is_null()) return;
  validity_ = validity_of(*array, place);
  if (form_ == form::codes) dictionary_.open(array->dictionary, field_.type.layout, place);
}

template <class Index>
void arrow_column::read_codes(std::int64_t first, const std::uint8_t* present,
                              std::span<std::uint32_t> codes, const arrow_place& place) {
  const std::uint64_t size = dictionary_.null_code();
  const auto index = [from = indices_, first](std::size_t i) {
    return static_cast<std::uint64_t>(load<Index>(from, first + static_cast<std::int64_t>(i)));
  };
  std::uint64_t is_outside = 0;
  if (present == nullptr) {
    for (std::size_t i = 0; i < codes.size(); ++i) {
      codes[i] = static_cast<std::uint32_t>(index(i));
      is_outside |= index(i) >= size ? 1U : 0U;
    }
  } else {
    for (std::size_t i = 0; i < codes.size(); ++i) {
      codes[i] = static_cast<std::uint32_t>(present[i] == 0 ? size : index(i));
      is_outside |= present[i] & (index(i) >= size ? 1U : 0U);
    }
  }
  if (is_outside != 0) place.fail("an index lies outside the dictionary");
}

inline void arrow_column::read_codes(std::int64_t first, const std::uint8_t* present,
                                     std::span<std::uint32_t> codes, const arrow_place& place) {
  switch (field_.index->layout) {
    case arrow_layout::int8:
      return read_codes<std::int8_t>(first, present, codes, place);
    case arrow_layout::uint8:
      return read_codes<std::uint8_t>(first, present, codes, place);
    case arrow_layout::int16:
      return read_codes<std::int16_t>(first, present, codes, place);
    case arrow_layout::uint16:
      return read_codes<std::uint16_t>(first, present, codes, place);
    case arrow_layout::int32:
      return read_codes<std::int32_t>(first, present, codes, place);
    case arrow_layout::uint32:
      return read_codes<std::uint32_t>(first, present, codes, place);
    case arrow_layout::int64:
      return read_codes<std::int64_t>(first, present, codes, place);
    default:
      return read_codes<std::uint64_t>(first, present, codes, place);
  }
}

inline void arrow_column::read(std::size_t first, std::size_t count, std::vector<bad_text>& bad,
                               const arrow_place& place) {
  block_start_ = start_ + static_cast<std::int64_t>(first);
  bool any = !field_.type.is_null();
  const std::uint8_t* const present = validity_ == nullptr ? nullptr : present_.data();
  if (validity_ != nullptr) any = expand_bits(validity_, block_start_, count, present_.data());
  if (form_ == form::numbers) {
    source_numbers_.read(block_start_, present, std::span(numbers_).first(count), states_);
    return;
  }
  if (form_ == form::texts) {
    const auto texts = std::span(texts_).first(count);
    if (any) {
      source_texts_.read(block_start_, present, texts, bad, place);
    } else {
      std::fill(texts.begin(), texts.end(), std::string_view());
    }
  } else {
    const auto codes = std::span(codes_).first(count);
    if (any) {
      read_codes(block_start_, present, codes, place);
      dictionary_.find_bad_texts(codes, bad);
    } else {
      std::fill(codes.begin(), codes.end(), dictionary_.null_code());
    }
  }
  if (content_ != arrow_content::text) parse_texts(count);
}

// Makes numbers or days of texts.
inline void arrow_column::parse_texts(std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    const std::string_view value = text(i);
    const char* const end = value.data() + value.size();
    date day;
    bool fits = false;
    if (content_ == arrow_content::amount) {
      fits = bool{from_chars(value.data(), end, numbers_[i])};
    } else {
      fits = bool{from_chars(value.data(), end, day, dates_)};
      numbers_[i] = day.days();
    }
    states_[i] = fits            ? number_state::fine
                 : value.empty() ? number_state::none
                                 : number_state::unfit;
    if (!fits) numbers_[i] = 0;
  }
}

inline std::string_view arrow_column::number_text(std::size_t i) {
  if (states_[i] == number_state::none) return {};
  number_text_ = source_numbers_.text(block_start_ + static_cast<std::int64_t>(i));
  return number_text_;
}

}  // namespace detail

}  // namespace thads
