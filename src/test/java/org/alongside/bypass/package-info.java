/** Attempts to get round the rules: by forms, by commands of the engine, as somebody else, and at the database itself. */
@NullMarked
package org.alongside.bypass;

import org.jspecify.annotations.NullMarked;
