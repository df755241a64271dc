/** What is under way in an organisation, for its supervisors: open tasks and steps that stand still, never of hidden processes. */
@NullMarked
@NamedInterface("overview")
package org.alongside.engine.overview;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
