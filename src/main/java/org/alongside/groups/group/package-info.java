/** A group and what belongs to it for good: labels, facilitators, protocols, meetings and their days. */
@NullMarked
package org.alongside.groups.group;

import org.jspecify.annotations.NullMarked;
