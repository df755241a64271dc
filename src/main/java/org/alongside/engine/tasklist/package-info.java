/** The Tasklist as a worker finds it: its filters, and what our scripts in it ask. */
@NullMarked
package org.alongside.engine.tasklist;

import org.jspecify.annotations.NullMarked;
