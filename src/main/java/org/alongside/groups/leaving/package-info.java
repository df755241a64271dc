/** The ways out of a group, and what is offered then. */
@NullMarked
package org.alongside.groups.leaving;

import org.jspecify.annotations.NullMarked;
