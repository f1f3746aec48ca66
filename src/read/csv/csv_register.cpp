// SPDX-License-Identifier: Apache-2.0
#include <thads/read/csv/csv_register-inl.hpp>
