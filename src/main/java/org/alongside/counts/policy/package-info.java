/** The rule of what may be seen of a number. */
@NullMarked
@NamedInterface("policy")
package org.alongside.counts.policy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
