@NullMarked
package org.alongside.engine.wiring;

import org.jspecify.annotations.NullMarked;
