@NullMarked
package org.alongside.journey.process;

import org.jspecify.annotations.NullMarked;
