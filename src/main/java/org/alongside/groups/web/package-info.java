/** The pages of groups, and the calendar that peer workers subscribe to. */
@NullMarked
package org.alongside.groups.web;

import org.jspecify.annotations.NullMarked;
