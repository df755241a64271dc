/** The pages of groups. */
@NullMarked
package org.alongside.groups.web;

import org.jspecify.annotations.NullMarked;
