/** How long records are kept after the last contact, and who looks at them before any is erased because it is old. */
@NullMarked
package org.alongside.journey.keeping;

import org.jspecify.annotations.NullMarked;
