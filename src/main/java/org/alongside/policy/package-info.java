/** What a policy is: a small named rule that answers allowed, or refused with its id and a sentence. Knows nobody. */
@NullMarked
@ApplicationModule(displayName = "Policy")
package org.alongside.policy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
