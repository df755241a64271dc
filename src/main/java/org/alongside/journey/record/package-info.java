/** A survivor's record, read back by who walks with them. */
@NullMarked
package org.alongside.journey.record;

import org.jspecify.annotations.NullMarked;
