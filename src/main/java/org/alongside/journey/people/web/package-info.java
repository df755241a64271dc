/** Pages of those with whom a worker walks: who they are, the week, contact and wishes. */
@NullMarked
package org.alongside.journey.people.web;

import org.jspecify.annotations.NullMarked;
