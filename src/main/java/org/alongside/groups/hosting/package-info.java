/** What hosts do with their group and its meetings. */
@NullMarked
package org.alongside.groups.hosting;

import org.jspecify.annotations.NullMarked;
