/** The Tasklist as a worker finds it: its filters, and refusals as sentences. */
@NullMarked
package org.alongside.engine.tasklist;

import org.jspecify.annotations.NullMarked;
