/** Brings survivors and groups to where a test begins, through the engine, as people do it at the Tasklist. */
@NullMarked
package org.alongside.testing.walk;

import org.jspecify.annotations.NullMarked;
