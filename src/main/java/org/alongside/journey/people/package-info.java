/** Those with whom a worker walks. */
@NullMarked
package org.alongside.journey.people;

import org.jspecify.annotations.NullMarked;
