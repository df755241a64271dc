/** The way into a group: candidates, what is asked and told, the place that is held, admission. */
@NullMarked
package org.alongside.groups.joining;

import org.jspecify.annotations.NullMarked;
