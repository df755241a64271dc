/** Meetings of a survivor and who walks with them: arranged, on the worker's calendar, moved and ended. */
@NullMarked
package org.alongside.journey.meetings;

import org.jspecify.annotations.NullMarked;
