@NullMarked
package org.alongside.groups.policy;

import org.jspecify.annotations.NullMarked;
