@NullMarked
package org.alongside.engine.guard;

import org.jspecify.annotations.NullMarked;
