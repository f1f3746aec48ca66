// SPDX-License-Identifier: Apache-2.0
#include <thads/model/register_builder-inl.hpp>
