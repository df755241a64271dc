/** The pages about peer workers: for supervisors all of them, for each worker their own. */
@NullMarked
package org.alongside.workers.web;

import org.jspecify.annotations.NullMarked;
