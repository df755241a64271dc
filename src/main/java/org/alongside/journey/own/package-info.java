/** What opens their record to a survivor: a link, and a word that only they know; and what they asked for there. */
@NullMarked
package org.alongside.journey.own;

import org.jspecify.annotations.NullMarked;
