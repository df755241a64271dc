/** A journey as it stands: its label, how far it came, who is in touch. The other packages of this module build on it. */
@NullMarked
package org.alongside.journey.state;

import org.jspecify.annotations.NullMarked;
