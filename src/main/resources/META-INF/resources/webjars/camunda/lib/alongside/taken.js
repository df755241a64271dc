/*
 * What a task shows depends on who has it, and the Tasklist does not ask for its form anew when somebody takes the task or
 * gives it back. Nothing can have been typed before it was taken, so all of the page is asked for anew, with the same task
 * open.
 */
const TAKES = /^\/?task\/[^/]+\/(un)?claim$/;

export function afterTaken(path) {
  if (!TAKES.test(path)) {
    return;
  }
  const injector = window.angular.element(document.body).injector();
  injector.get('$rootScope').$applyAsync(() => injector.get('$route').reload());
}
