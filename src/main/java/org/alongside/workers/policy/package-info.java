@NullMarked
package org.alongside.workers.policy;

import org.jspecify.annotations.NullMarked;
