@NullMarked
package org.alongside.groups.process;

import org.jspecify.annotations.NullMarked;
