@NullMarked
package org.alongside.workers.process;

import org.jspecify.annotations.NullMarked;
