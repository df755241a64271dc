@NullMarked
package org.alongside.journey.policy;

import org.jspecify.annotations.NullMarked;
