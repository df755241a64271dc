/** The meetings of a facilitator's groups for the calendar on their telephone. */
@NullMarked
package org.alongside.groups.calendar;

import org.jspecify.annotations.NullMarked;
