/** What a supervisor sees of the work of all: by label, never what was said. */
@NullMarked
package org.alongside.journey.team;

import org.jspecify.annotations.NullMarked;
