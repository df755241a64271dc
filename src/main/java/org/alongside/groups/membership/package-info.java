/** Who is a member of which group, and who came. */
@NullMarked
package org.alongside.groups.membership;

import org.jspecify.annotations.NullMarked;
